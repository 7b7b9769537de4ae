// A random program, of seed 154: its order is Node's.
const log = (...label) => { console.log(...label); };
process.on('unhandledRejection', (reason) => log('unhandled', reason));
process.on('rejectionHandled', () => log('rejectionHandled'));
log('s1');
await 's2 value';
log('s2 after await');
Promise.reject('s3').catch((reason) => {
  log('s3');
}).then(() => log('s3 after'));
log('end of script');
