// Atomics.wait and notify between threads; memory that grows.
const { Worker } = require('worker_threads');
const sab = new SharedArrayBuffer(64); const a = new Int32Array(sab); const b = new BigInt64Array(sab, 32);
const src = `
const { parentPort, workerData: { sab, mode } } = require('worker_threads'); const a = new Int32Array(sab);
(async () => {
  if (mode === 'wait') { parentPort.postMessage('waiting'); const r = Atomics.wait(a, 0, 0); parentPort.postMessage(['woken', r]); }
  if (mode === 'count') { for (let i = 0; i < 20000; i++) Atomics.add(a, 2, 1); Atomics.add(a, 3, 1); Atomics.notify(a, 3); }
  if (mode === 'notifier') { Atomics.store(a, 4, 1); while (Atomics.notify(a, 4) === 0); parentPort.postMessage('notified'); }
})();`;
const mk = (mode) => { const w = new Worker(src, { eval: true, workerData: { sab, mode } }); w.ended = new Promise((r) => w.once('exit', r)); return w; };
const next = (w) => new Promise((r) => w.once('message', r)); const exit = (w) => w.ended;
(async () => {
  const w = mk('wait'); console.log(await next(w)); while (Atomics.notify(a, 0) === 0); console.log(await next(w)); await exit(w);
  const ws = [mk('count'), mk('count'), mk('count')]; await Promise.all(ws.map(exit)); console.log(a[2], a[3]);
  const n = mk('notifier'); console.log(Atomics.wait(a, 4, 0) , 'main woken'); console.log(await next(n)); await exit(n);
  console.log(Atomics.wait(a, 5, 1), Atomics.wait(a, 5, 0, 5), Atomics.waitAsync(a, 5, 1).value);
  console.log(Atomics.notify(a, 5), Atomics.notify(a, 5, 0)); for (const f of [() => Atomics.wait(new Int32Array(4), 0, 0), () => Atomics.wait(new Uint8Array(sab), 0, 0), () => Atomics.wait(a, 100, 0), () => Atomics.wait(b, 0, 0), () => Atomics.waitAsync(new Int32Array(4), 0, 0), () => Atomics.notify(new Int32Array(4), 0)]) try { console.log(f()); } catch (e) { console.log(e.name); }
  console.log(sab.growable, new SharedArrayBuffer(4, { maxByteLength: 8 }).growable);
  const g = new SharedArrayBuffer(4, { maxByteLength: 16 }); const gw = new Worker('const { workerData: g, parentPort } = require("worker_threads"); g.grow(12); parentPort.postMessage(g.byteLength)', { eval: true, workerData: g }); console.log(await next(gw), g.byteLength);
})();
