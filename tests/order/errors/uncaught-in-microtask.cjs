// An error in a microtask without a listener.
// stderr: headlines
process.on('exit', (code) => console.log('exit', code));
queueMicrotask(() => { throw new RangeError('in a microtask'); });
queueMicrotask(() => console.log('never'));
