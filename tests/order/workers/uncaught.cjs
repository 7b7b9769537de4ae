// An uncaught error reaches the parent with class, message and properties, then the exit code is 1.
const { Worker } = require('worker_threads');
const run = (text) => new Promise((resolve) => {
  const w = new Worker(text, { eval: true });
  w.on('error', (e) => console.log('error', e instanceof Error, e?.constructor?.name, e?.name, e?.message, e?.code, e?.extra, typeof e === 'object' ? '' : e));
  w.on('exit', (code) => { console.log('exit', code); resolve(); });
});
(async () => {
  await run(`throw new Error('plain')`);
  await run(`throw Object.assign(new TypeError('typed'), { code: 'E_T', extra: { a: 1 } })`);
  await run(`class Mine extends RangeError {} throw new Mine('mine')`);
  await run(`throw 'text'`);
  await run(`throw null`);
  await run(`throw { extra: 5 }`);
  await run(`Promise.reject(new Error('rejected'))`);
  await run(`Promise.reject(7)`);
  await run(`setTimeout(() => { throw new Error('timer') }, 1)`);
  await run(`process.nextTick(() => { throw new Error('tick') }); console.log('first')`);
  await run(`process.on('uncaughtException', (e) => console.log('taken', e.message)); setImmediate(() => console.log('later')); throw new Error('x')`);
  await run(`process.on('exit', (c) => console.log('worker exit', c)); throw new Error('with exit listener')`);
  await run(`process.on('uncaughtException', (e) => { throw new Error('second') }); throw new Error('x')`);
})();
