// Ports and broadcast channels that have messages are served in the order they were made in, whichever was written to first.
const { port1: a1, port2: a2 } = new MessageChannel(), { port1: b1, port2: b2 } = new MessageChannel(); const x = new BroadcastChannel('q'), y = new BroadcastChannel('q'); const { port1: c1, port2: c2 } = new MessageChannel();
const end = []; const h = (n, p) => p.onmessage = (e) => { console.log(n, e.data); if (e.data === 3) { p.close(); } };
h('c2', c2); h('a2', a2); h('y', y); h('b2', b2); h('b1', b1); h('a1', a1);
for (const i of [1, 2, 3]) { c1.postMessage(i); x.postMessage(i); b1.postMessage(i); b2.postMessage(i); a1.postMessage(i); a2.postMessage(i) }
setTimeout(() => { x.close(); y.close(); }, 20);
