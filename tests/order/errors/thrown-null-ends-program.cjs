// throw null without a listener ends the program with 1.
process.on('exit', (code) => console.log('exit', code));
throw null;
