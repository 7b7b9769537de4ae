// process.exitCode is the code at the end; exit listeners may change it.
process.exitCode = 3;
process.on('exit', (code) => { console.log('first', code); process.exitCode = 4; });
process.on('exit', (code) => console.log('second', code, process.exitCode));
