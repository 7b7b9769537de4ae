// Errors nobody caught and rejections nobody handled are told in the context they happened in.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
process.on('uncaughtException', (error) => console.log('uncaught', error, als.getStore()));
process.on('unhandledRejection', (reason) => console.log('unhandled', reason, als.getStore()));
als.run('immediate', () => setImmediate(() => { throw 'immediate'; }));
als.run('timer', () => setTimeout(() => { throw 'timer'; }, 60));
als.run('tick', () => process.nextTick(() => { throw 'tick'; }));
als.run('rejected', () => setTimeout(() => { Promise.reject('rejected'); }, 120));
als.run('job', () => setTimeout(() => { Promise.resolve().then(() => { throw 'job'; }); }, 180));
