// Reactions of one promise run in the order of registration; of several, in the order of settling.
const { promise, resolve } = Promise.withResolvers();
const other = Promise.withResolvers();
promise.then(() => console.log('first reaction'));
other.promise.then(() => console.log('other reaction'));
promise.then(() => console.log('second reaction'));
other.resolve();
resolve();
promise.then(() => console.log('third reaction'));
