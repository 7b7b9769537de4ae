// A lock that a worker holds and its parent wants.
const { locks, Worker } = require('worker_threads');
const src = `
const { locks, parentPort, workerData } = require('worker_threads');
(async () => {
  await locks.request('shared', async (l) => { parentPort.postMessage('have'); await new Promise((r) => parentPort.once('message', r)); });
  parentPort.postMessage('released');
})();`;
(async () => {
  const next = (w) => new Promise((r) => w.once('message', r));
  const w = new Worker(src, { eval: true }); console.log(await next(w));
  console.log(await locks.request('shared', { ifAvailable: true }, (l) => l));
  const q = await locks.query(); console.log(JSON.stringify(q));
  const mine = locks.request('shared', async () => { console.log('main has it'); return 'm'; });
  console.log((await locks.query()).pending.length);
  w.postMessage('go'); console.log(await mine);
})();
