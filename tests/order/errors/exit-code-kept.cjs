// process.exitCode does not hide an uncaught error: 1... or what the exit listener leaves.
// stderr: headlines
process.exitCode = 42;
process.on('exit', (code) => console.log('exit', code, process.exitCode));
throw new Error('with an exit code');
