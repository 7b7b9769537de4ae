// A broadcast to several threads and to this one.
const { Worker, BroadcastChannel } = require('worker_threads');
const src = `const { BroadcastChannel, parentPort, workerData } = require('worker_threads'); const bc = new BroadcastChannel('c'); bc.onmessage = (e) => { parentPort.postMessage([workerData, e.data, e.type, e.origin, e.ports.length]); if (e.data === 'end') process.exit(); }; parentPort.postMessage('ready'); parentPort.once('message', (m) => { bc.postMessage(m); });`;
(async () => {
  const log = []; let wake = () => {};
  const heard = async (count) => { while (log.length < count) await new Promise((r) => { wake = r; }); console.log(log.splice(0).sort().join('\n')); };
  const hear = (text) => { log.push(text); wake(); };
  const ws = [1, 2, 3].map((workerData) => new Worker(src, { eval: true, workerData }));
  await Promise.all(ws.map((w) => new Promise((r) => w.once('message', r)))); ws.forEach((w) => w.on('message', (m) => hear(JSON.stringify(m))));
  const bc = new BroadcastChannel('c'); const own = new BroadcastChannel('c'); const other = new BroadcastChannel('d'); other.onmessage = () => hear('never');
  bc.onmessage = (e) => hear('bc' + JSON.stringify(e.data)); own.onmessage = (e) => hear('own' + JSON.stringify(e.data));
  bc.postMessage({ hello: [1, new Map([[1, 2]])] }); await heard(4);
  ws[0].postMessage('from w1'); await heard(4); ws[1].postMessage('x'); await heard(4);
  bc.postMessage('end'); await Promise.all(ws.map((w) => new Promise((r) => w.on('exit', r)))); bc.close(); own.close(); other.close();
  const unused = new BroadcastChannel('u').unref(); unused.onmessage = () => {};
})();
