// A worker in a worker: numbers, names, environment data, options, and its end with its parent.
const { Worker, threadId, isMainThread, threadName } = require('worker_threads');
console.log(threadId, isMainThread, JSON.stringify(threadName));
const log = [];
const w = new Worker(`
const { Worker, threadId, parentPort, threadName, workerData, isInternalThread } = require('worker_threads');
console.log('w', threadId, threadName, isInternalThread, workerData);
const v = new Worker(\`
const { threadId, parentPort, getEnvironmentData, threadName } = require('worker_threads');
console.log('v', threadId, threadName, getEnvironmentData('k'), getEnvironmentData('own'), process.argv.slice(2), process.env.FOO, process.execArgv);
parentPort.on('message', (m) => { parentPort.postMessage(m + 1); });
process.on('exit', () => console.log('v exit (not shown when ended from outside)'));
\`, { eval: true, name: 'inner', argv: ['q'] });
v.on('message', (m) => { parentPort.postMessage(m); });
v.on('exit', (c) => console.log('v exit event', c));
require('worker_threads').setEnvironmentData('own', 'later');
v.postMessage(1);
parentPort.on('message', (m) => { if (m === 'exit') process.exit(3); });
`, { eval: true, name: 'outer', workerData: { a: [1, new Map([[1, { b: 2 }]])] }, env: { FOO: 'bar' }, execArgv: ['--no-warnings'] });
console.log(w.threadId, w.threadName);
w.on('message', (m) => { console.log('m', m); w.postMessage('exit'); });
w.on('exit', (c) => console.log('exit', c));
require('worker_threads').setEnvironmentData('k', 'late');
