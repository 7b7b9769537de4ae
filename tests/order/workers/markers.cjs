// Messages keep their order with what microtasks, ticks and immediates do in the parent.
const { Worker } = require('worker_threads');
const w = new Worker(`const { parentPort } = require('worker_threads'); parentPort.postMessage(1); parentPort.postMessage(2); parentPort.postMessage(3);`, { eval: true });
w.on('message', (m) => {
  console.log('message', m);
  process.nextTick(() => console.log('tick', m));
  Promise.resolve().then(() => console.log('job', m));
});
w.on('exit', () => {
  console.log('exit');
  process.nextTick(() => console.log('tick after exit'));
});
