// A lock can be stolen from who holds it still; a callback that gives no promise holds it only while it runs.
import { locks } from 'node:worker_threads';

const told = [];
const tell = (name, promise) => promise.then((value) => told.push(`${name} ${value}`), (error) => told.push(`${name} ${error.name}`));
(async () => {
  for (let i = 0; i < 6; i++) {
    await null;
    told.push(`job ${i}`);
  }
})();
const steal = { steal: true };
tell('plain', locks.request('one', steal, () => 1));
tell('async', locks.request('one', steal, async () => 2));
tell('promise', locks.request('one', steal, () => Promise.resolve(3)));
tell('never', locks.request('one', steal, () => new Promise(() => {})));
tell('last', locks.request('one', steal, () => 4));
tell('next', locks.request('one', () => 5));
tell('free', locks.request('one', { ifAvailable: true }, (lock) => lock !== null));
setImmediate(() => console.log(told.join('\n')));
