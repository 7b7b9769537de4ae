// postMessageToThread: wrong arguments, listeners that throw, threads that are gone.
const { postMessageToThread, Worker, threadId } = require('worker_threads');
const sh = (l) => [(v) => console.log(l, 'ok', v), (e) => console.log(l, e.name, e.code, e.message)];
(async () => {
  await postMessageToThread(0, 1).then(...sh('self'));
  await postMessageToThread('0', 1).then(...sh('self str'));
  await postMessageToThread(5, 1, [], -1).then(...sh('t -1'));
  await postMessageToThread(5, 1, [], 'x').then(...sh('t x'));
  await postMessageToThread(5, 1, [], NaN).then(...sh('t NaN'));
  await postMessageToThread(5, 1, -1).then(...sh('tl -1'));
  await postMessageToThread(5, 1, {}, -1).then(...sh('tl {}'));
  await postMessageToThread(0, 1, {}, -1).then(...sh('self tl {}'));
  await postMessageToThread().then(...sh('none'));
  const w = new Worker(`
    const { parentPort, threadId } = require('worker_threads');
    process.on('workerMessage', (v, from) => { if (v === 'throw') throw new Error('x'); if (v==='async') return Promise.reject(new Error('as')); parentPort.postMessage([v, from]); if (v === 'block') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 800); });
    parentPort.postMessage('ready');
    parentPort.on('message', (m) => { if (m === 'off') process.removeAllListeners('workerMessage'); parentPort.postMessage('offed'); });
  `, { eval: true });
  const next = () => new Promise((r) => w.once('message', r));
  await next();
  const p = next(); await postMessageToThread(w.threadId, {a: 1}).then(...sh('obj')); console.log(await p);
  await postMessageToThread(w.threadId, 'throw').then(...sh('throw'));
  await postMessageToThread(String(w.threadId), 'x').then(...sh('strid'));
  await postMessageToThread(w.threadId, () => {}).then(...sh('fn'));
  await postMessageToThread(w.threadId, 1, [1]).then(...sh('bad tl'));
  const ab = new ArrayBuffer(8);
  await postMessageToThread(w.threadId, ab, [ab]).then(...sh('ab')); console.log(ab.byteLength);
  const { port1, port2 } = new MessageChannel();
  await postMessageToThread(w.threadId, 1, null, 1000).then(...sh('null tl'));
  w.postMessage('off');
  for (let m; (m = await next()) !== 'offed';);
  await postMessageToThread(w.threadId, 1).then(...sh('no listener'));
  await w.terminate();
  await postMessageToThread(w.threadId, 1).then(...sh('gone -1'));
  port1.close();
})();
