// Without a listener an unhandled rejection ends the program with 1, after the ticks and jobs of the turn.
// stderr: headlines
process.on('exit', (code) => console.log('exit', code));
Promise.reject(new Error('nobody cares'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('then'));
setImmediate(() => console.log('never'));
console.log('script');
