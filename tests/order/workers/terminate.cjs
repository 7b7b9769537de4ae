// terminate: its promise gives 1, code that spins ends, listeners of the worker's 'exit' do not run.
const { Worker } = require('worker_threads');
const begin = `const { parentPort } = require('worker_threads'); process.on('exit', () => console.log('no')); parentPort.postMessage('ready');`;
const run = (text) => new Promise((resolve) => {
  const w = new Worker(begin + text, { eval: true });
  w.on('message', async () => {
    w.on('exit', (code) => console.log('exit', code));
    console.log('code', await w.terminate(), w.threadId);
    console.log(await w.terminate());
    resolve();
  });
});
(async () => {
  await run(`for (;;);`);
  await run(`for (;;) { try { for (;;); } finally { for (;;); } }`);
  await run(`for (;;) { try { for (;;); } catch {} }`);
  await run(`Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)`);
  await run(`setInterval(() => {}, 1000)`);
  await run(`process.stdin.on('data', () => {}); setInterval(() => {}, 1000)`);
  await run(`Promise.resolve().then(function f() { return Promise.resolve().then(f) }); setImmediate(() => {})`);
  await run(`process.nextTick(function f() { process.nextTick(f) })`);
  await run(`[3, 2, 1].sort(() => { for (;;); })`);
})();
