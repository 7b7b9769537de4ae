// process.exit in a listener of uncaughtException.
process.on('uncaughtException', (error) => { console.log('uncaught', error.message); process.exit(4); });
process.on('exit', (code) => console.log('exit', code));
process.nextTick(() => console.log('never'));
throw new Error('x');
