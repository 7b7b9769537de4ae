// process.exit in a timer.
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => { console.log('timer'); process.exit(2); console.log('never'); }, 1);
setTimeout(() => console.log('never'), 1);
