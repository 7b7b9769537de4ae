// A text without any await, whose async functions give thenables: their `then` is called in the frame of the return.
const { AsyncLocalStorage } = require('node:async_hooks');

const als = new AsyncLocalStorage();
const thenable = (value) => ({ then(resolve) { console.log(`then of ${value}`, als.getStore()); resolve(value); } });
process.nextTick(() => als.run('a', () => { (async () => thenable('expression'))(); }));
process.nextTick(() => als.run('b', () => { (async () => { return thenable('arrow'); })().then((value) => console.log(value, als.getStore())); }));
process.nextTick(() => {
  als.enterWith('c');
  (async function() { return thenable('function'); })().then((value) => console.log(value, als.getStore()));
});
setImmediate(() => als.run('d', () => { ({ async method() { return thenable('method'); } }).method(); }));
