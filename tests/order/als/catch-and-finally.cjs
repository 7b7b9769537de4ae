// catch and finally, and what they change for those after them.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const log = (...what) => console.log(...what, als.getStore());
als.run('a', () => Promise.reject('reason').catch((reason) => { log('catch', reason); als.enterWith('entered'); }).finally(() => log('finally')))
  .then(() => log('outside'));
als.run('b', () => Promise.resolve('value').finally(() => { als.enterWith('in finally'); return als.run('waits', () => new Promise((resolve) => setImmediate(resolve))); }).then((value) => log('then', value)));
als.run('c', () => Promise.resolve().then(undefined, undefined).then(null).then(() => log('through')));
als.run('d', () => Promise.resolve().then(() => { throw 'thrown'; })).catch((reason) => log('caught outside', reason));
