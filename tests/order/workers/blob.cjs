// Blobs are cloned to a worker and back.
const { Worker } = require('worker_threads');
const w = new Worker(`require('worker_threads').parentPort.once('message', async function (m) { this.postMessage([await m.blob.text(), m.blob.type, m.blob instanceof Blob, m.blob]) })`, { eval: true });
w.on('message', async ([text, type, is, blob]) => console.log(text, type, is, blob, await blob.text()));
w.on('error', (e) => console.log(e));
w.postMessage({ blob: new Blob(['some ', 'text'], { type: 'text/plain' }) });
