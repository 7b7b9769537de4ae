// The argument of process.exit beats exitCode.
process.exitCode = 3;
process.on('exit', (code) => console.log('exit', code, process.exitCode));
process.exit('5');
