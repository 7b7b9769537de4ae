// terminate() of workers that spin, wait, idle, have ended: its promise, 'exit', what is left of the worker.
const { Worker } = require('worker_threads');
const step = (name, text, act, opts) => new Promise((done) => {
  const w = new Worker(text, { eval: true, ...opts });
  const log = (...a) => console.log(name, ...a);
  w.on('error', (e) => log('error', e.message));
  w.on('exit', (c) => { log('exit', c, w.threadId, w.threadName, JSON.stringify(w.resourceLimits)); setImmediate(done); });
  act(w, log);
});
(async () => {
  await step('loop', 'require("worker_threads").parentPort.postMessage(0); for(;;);', (w, log) => w.on('message', async () => log('t', await w.terminate(), await w.terminate())));
  await step('wait', 'require("worker_threads").parentPort.postMessage(0); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0);', (w, log) => w.on('message', async () => log('t', await w.terminate())));
  await step('idle', 'require("worker_threads").parentPort.on("message",()=>{}); require("worker_threads").parentPort.postMessage(0);', (w, log) => w.on('message', async () => log('t', await w.terminate())));
  await step('exit0', 'process.on("exit", () => console.log("should not show")); require("worker_threads").parentPort.on("message",()=>{}); require("worker_threads").parentPort.postMessage(0);', (w, log) => w.on('message', async () => log('t', await w.terminate())));
  await step('twice', 'setInterval(()=>{},1000); require("worker_threads").parentPort.postMessage(0);', (w, log) => w.on('message', async () => log('t', await Promise.all([w.terminate(), w.terminate()]))));
  await step('inexit', 'process.exit(3)', (w, log) => w.on('exit', async () => log('t in exit', await w.terminate())));
  await step('afterexit', '', (w, log) => w.on('exit', () => setTimeout(async () => log('t after', await w.terminate()), 1)));
  await step('cb', 'setInterval(()=>{},1000); require("worker_threads").parentPort.postMessage(0);', (w, log) => w.on('message', () => { const r = w.terminate((e, c) => log('cb', e, c)); log(r instanceof Promise); }));
  await step('dispose', 'setInterval(()=>{},1000); require("worker_threads").parentPort.postMessage(0);', (w, log) => w.on('message', async () => { log('d', await w[Symbol.asyncDispose]()); }));
  await step('exitcode', 'process.exitCode = 7; require("worker_threads").parentPort.postMessage(0); setInterval(()=>{},1000);', (w, log) => w.on('message', async () => log('t', await w.terminate())));
  await step('finally', 'require("worker_threads").parentPort.postMessage(0); try { for(;;); } finally { console.log("finally ran"); for(;;); }', (w, log) => w.on('message', async () => log('t', await w.terminate())));
})();
