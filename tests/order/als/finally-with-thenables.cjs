// What `finally` waits for is asked in the frame of the call.
const { AsyncLocalStorage } = require('node:async_hooks');
const { aborted } = require('node:util');
const storage = new AsyncLocalStorage();
const thenable = (name) => ({
  then(resolve) {
    console.log(name, storage.getStore());
    resolve();
  },
});

class Own extends Promise {}
storage.run('store', () => {
  Promise.resolve().finally(() => thenable('resolved')).then(() => console.log('after', storage.getStore()));
  Promise.reject(new Error('failed')).finally(() => thenable('rejected')).catch(({ message }) => console.log(message, storage.getStore()));
  Own.resolve().finally(() => thenable('of a class'));
  Promise.resolve(1).finally().then((value) => console.log('without function', value));
});
console.log(Promise.prototype.finally.name, Promise.prototype.finally.length);

// Waiting for a signal that is aborted takes promise jobs.
aborted(AbortSignal.abort(), storage).then(() => console.log('aborted'));
let jobs = 0;
(async () => { while (jobs++ < 8) console.log('job', jobs, await undefined); })();
