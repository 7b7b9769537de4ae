// Only the end of a chain is unhandled; each branch has its own end.
process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason, ends.indexOf(promise)));
const root = Promise.reject('root');
const ends = [root.then(() => {}), root.finally(() => console.log('finally')), root.then(() => {}).then(() => {})];
setImmediate(() => console.log('immediate'));
