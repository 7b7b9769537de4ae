// An error in an immediate without a listener.
// stderr: headlines
process.on('exit', (code) => console.log('exit', code));
setImmediate(() => { throw new Error('in an immediate'); });
setImmediate(() => console.log('never'));
