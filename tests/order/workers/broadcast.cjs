// BroadcastChannel reaches other threads, and not the sender.
const { Worker, BroadcastChannel } = require('worker_threads');
const channel = new BroadcastChannel('news');
let n = 0;
channel.onmessage = ({ data }) => {
  console.log(data);
  if (data === 'ready') channel.postMessage({ to: 'all' });
  if (++n === 3) channel.close();
};
const w = new Worker(`
  const { BroadcastChannel } = require('worker_threads');
  const channel = new BroadcastChannel('news');
  channel.onmessage = ({ data }) => { channel.postMessage(['heard', data]); channel.postMessage('bye'); channel.close(); };
  channel.postMessage('ready');
`, { eval: true });
w.on('exit', (code) => setImmediate(() => setImmediate(() => console.log('exit', code))));
