// An error in an exit listener with a listener for errors.
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
process.on('exit', (code) => { console.log('exit', code); throw new Error('in exit'); });
