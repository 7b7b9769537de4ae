// An error in beforeExit with a listener.
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
process.once('beforeExit', () => { console.log('beforeExit'); throw new Error('in beforeExit'); });
process.on('exit', (code) => console.log('exit', code));
