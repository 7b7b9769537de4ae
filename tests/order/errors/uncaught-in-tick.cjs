// An error in a tick without a listener.
// stderr: headlines
process.on('exit', (code) => console.log('exit', code));
process.nextTick(() => { throw new TypeError('in a tick'); });
process.nextTick(() => console.log('never'));
