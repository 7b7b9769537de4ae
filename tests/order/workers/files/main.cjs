// Workers from files: CommonJS, by path and by URL; require, __filename and the main module.
const { Worker } = require('worker_threads');
const path = require('path');
const { pathToFileURL } = require('url');
const run = (file, options) => new Promise((resolve) => new Worker(file, options).on('message', (m) => console.log(m)).on('exit', resolve));
(async () => {
  const file = path.join(__dirname, 'child.cjs');
  console.log(await run(file, { workerData: 'path' }));
  console.log(await run(pathToFileURL(file), { workerData: 'url' }));
})();
