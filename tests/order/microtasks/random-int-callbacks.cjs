// randomInt with a callback: the first waits for the thread pool, the others are told in a tick.
const { randomInt } = require('node:crypto');

let jobs = 0;
(async () => { while (jobs < 6) jobs += await 1; })();
const tell = (name) => (error, number) => console.log(name, error, typeof number, jobs);

randomInt(5, tell('first'));
randomInt(5, tell('second'));
queueMicrotask(() => randomInt(5, tell('in a job')));
process.nextTick(() => console.log('tick'));
setImmediate(() => {
  process.nextTick(() => console.log('tick before'));
  randomInt(5, tell('later'));
  process.nextTick(() => console.log('tick after'));
});
