// uncaughtExceptionMonitor sees the error first and does not stop anything.
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor', error.message, origin));
process.nextTick(() => { throw new Error('tick'); });
Promise.reject(new Error('rejection'));
