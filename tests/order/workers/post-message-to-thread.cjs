// postMessageToThread: values reach process's 'workerMessage' in the other thread; refusals have codes.
const { Worker, postMessageToThread } = require('worker_threads');
const w = new Worker(`
  const { parentPort, postMessageToThread } = require('worker_threads');
  process.on('workerMessage', (value, from) => {
    if (value === 'throw') throw new Error('in the listener');
    parentPort.postMessage(['heard', value, from]);
    if (value === 'end') parentPort.close();
  });
  parentPort.once('message', () => {});
  parentPort.on('message', () => {});
  parentPort.postMessage('ready');
`, { eval: true });
const heard = [];
const attempt = (...args) => postMessageToThread(...args).then(() => console.log('sent'), (e) => console.log(e.name, e.code, e.message));
w.on('message', async (m) => {
  if (m !== 'ready') return heard.push(m);
  await attempt(w.threadId, { a: 1 });
  await attempt(0, 1);
  await attempt(9999, 1);
  await attempt(w.threadId, 'end');
});
w.on('exit', (code) => console.log('exit', code, heard));
