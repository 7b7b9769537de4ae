// An error in a timer without a listener: the rest of the list never runs.
// stderr: headlines
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => { throw new Error('in a timer'); }, 1);
setTimeout(() => console.log('never'), 1);
