// --unhandled-rejections=none: silence, and the program goes on.
// flags: --unhandled-rejections=none
// stderr: exact
Promise.reject(new Error('silent'));
setImmediate(() => console.log('immediate'));
process.on('exit', (code) => console.log('exit', code));
