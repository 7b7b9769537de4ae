// An exit listener may change the code of an uncaught error.
// stderr: headlines
process.on('exit', (code) => { console.log('exit', code); process.exitCode = 9; });
throw new Error('with another code');
