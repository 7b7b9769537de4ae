// uncaughtException after a throw inside run; the context does not leak to what comes next.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
setImmediate(() => als.run('thrower', () => { throw new Error('x'); }));
setImmediate(() => console.log('next', als.getStore()));
