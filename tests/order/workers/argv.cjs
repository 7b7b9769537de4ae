// argv, execArgv, name and the values of the module in a worker.
// flags: --no-warnings
const { Worker } = require('worker_threads');
const run = (text, options) => new Promise((resolve) => new Worker(text, { eval: true, ...options }).on('exit', resolve));
(async () => {
  const show = `const w = require('worker_threads'); console.log(process.argv.slice(1), process.execArgv, w.isMainThread, w.threadId, w.threadName, w.workerData, process.argv0 !== '')`;
  await run(show);
  await run(show, { argv: ['x', 5, null], execArgv: ['--trace-warnings'], name: 'bob', workerData: 7 });
})();
