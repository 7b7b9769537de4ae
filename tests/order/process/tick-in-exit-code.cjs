// The exit code set in a tick, a job, a timer: the last one counts.
process.nextTick(() => { process.exitCode = 1; });
Promise.resolve().then(() => { process.exitCode = 2; });
setTimeout(() => { process.exitCode = 3; }, 1);
process.on('exit', (code) => console.log('exit', code));
