// An error in the script: exit code 1, what was scheduled never runs, exit listeners do.
// stderr: headlines
process.on('exit', (code) => console.log('exit', code));
process.nextTick(() => console.log('never'));
setTimeout(() => console.log('never'), 1);
throw new Error('in the script');
