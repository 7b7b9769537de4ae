// process.exit in a worker ends the worker only; process.exitCode is its code.
const { Worker } = require('worker_threads');
const run = (text) => new Promise((resolve) => new Worker(text, { eval: true }).on('exit', resolve));
(async () => {
  console.log(await run(``));
  console.log(await run(`process.exit()`));
  console.log(await run(`process.exit(3); console.log('never')`));
  console.log(await run(`process.exitCode = 4`));
  console.log(await run(`process.exitCode = 4; process.exit()`));
  console.log(await run(`process.on('exit', (c) => { console.log('exit', c); process.exitCode = 9 }); process.exitCode = 2`));
  console.log(await run(`process.on('exit', () => { process.exit(8) })`));
  console.log(await run(`try { process.exit(5) } finally { console.log('finally') }`));
  console.log(await run(`setTimeout(() => process.exit(6), 1); setInterval(() => {}, 1000)`));
  console.log(await run(`process.once('beforeExit', (c) => { process.exitCode = 12; setImmediate(() => {}) })`));
  console.log(await run(`process.nextTick(() => process.exit(7)); Promise.resolve().then(() => console.log('no'))`));
})();
