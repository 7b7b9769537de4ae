// Ports: close events on both sides, start, queues, hops through ports and workers, what becomes of a transferred port.
const { Worker, MessageChannel, receiveMessageOnPort } = require('worker_threads');
const tick = () => new Promise((r) => setImmediate(r));
const wait = (w) => new Promise((r) => w.once('message', r));
(async () => {
  { // close events order on both sides
    const { port1, port2 } = new MessageChannel(); const log = [];
    port1.on('close', () => log.push('c1')); port2.on('close', () => log.push('c2')); port2.on('message', (m) => log.push('m' + m));
    port1.postMessage(1); port1.postMessage(2); port1.close(() => log.push('cb1')); port1.postMessage(3); log.push('sync'); await tick(); await tick(); await tick(); console.log(log.join());
  }
  { // close inside handler
    const { port1, port2 } = new MessageChannel(); const log = [];
    port2.on('message', (m) => { log.push(m); if (m === 2) port2.close(); }); port2.on('close', () => log.push('closed'));
    for (let i = 0; i < 5; i++) port1.postMessage(i); await tick(); await tick(); await tick(); console.log(log.join(), receiveMessageOnPort(port1)); port1.close();
  }
  { // onmessage + on + addEventListener order, event shape
    const { port1, port2 } = new MessageChannel(); const log = [];
    port2.on('message', (m) => log.push('on' + m)); port2.onmessage = (e) => log.push('handler' + e.data + e.type + e.target?.constructor.name + (e.target === port2) + e.ports.length + e.origin + e.source + e.lastEventId); port2.addEventListener('message', (e) => log.push('ael' + e.data)); port2.once('message', (m) => log.push('once' + m));
    port1.postMessage('a'); port1.postMessage('b'); await tick(); await tick(); console.log(log.join()); port1.close();
  }
  { // receiveMessageOnPort with listeners, in between
    const { port1, port2 } = new MessageChannel(); const log = [];
    port1.postMessage(1); port1.postMessage({ a: 1 }); port1.postMessage(undefined);
    console.log(receiveMessageOnPort(port2), receiveMessageOnPort(port2), receiveMessageOnPort(port2), receiveMessageOnPort(port2));
    port1.close(); await tick(); console.log(receiveMessageOnPort(port2));
  }
  { // start/queue
    const { port1, port2 } = new MessageChannel(); const log = [];
    port2.addEventListener('message', (e) => log.push(e.data)); port1.postMessage(1); await tick(); await tick(); log.push('not started'); port2.start(); await tick(); await tick(); console.log(log.join()); port2.close();
  }
  { // transferred with queued messages over several hops
    const a = new MessageChannel(), b = new MessageChannel(), c = new MessageChannel();
    a.port1.postMessage('q1'); a.port1.postMessage('q2');
    b.port1.postMessage({ p: a.port2 }, [a.port2]); a.port1.postMessage('q3');
    c.port1.postMessage({ p: b.port2 }, [b.port2]); a.port1.postMessage('q4');
    const bp = receiveMessageOnPort(c.port2).message.p; const ap = receiveMessageOnPort(bp).message.p; const got = [];
    ap.on('message', (m) => got.push(m)); a.port1.postMessage('q5'); await tick(); await tick(); console.log(got.join());
    ap.postMessage('back'); console.log(receiveMessageOnPort(a.port1)); ap.close(); bp.close(); c.port1.close();
  }
  { // through workers
    const src = `const { parentPort } = require('worker_threads'); parentPort.on('message', ({ port, next, stop }) => { if (stop) { parentPort.close(); return; } port.postMessage('from hop'); if (next) { next.postMessage({ port }, [port]); } else { port.on('message', (m) => { port.postMessage('echo ' + m); if (m === 'end') port.close(); }); } });`;
    const w1 = new Worker(src, { eval: true }), w2 = new Worker(src, { eval: true });
    const link = new MessageChannel(); const link2 = new MessageChannel();
    const { port1, port2 } = new MessageChannel();
    port1.postMessage('early');
    w2.postMessage({ port: link.port2, next: undefined }, [link.port2]); // w2 listens as plain port
    const got = []; const done = new Promise((r) => { port1.on('message', (m) => { got.push(m); if (m === 'echo end') r(); }); port1.on('close', () => got.push('close')); });
    const bridge = new MessageChannel();
    w1.postMessage({ port: port2, next: bridge.port1 }, [port2, bridge.port1]);
    const inner = await new Promise((r) => bridge.port2.once('message', r));
    w2.postMessage({ port: inner.port }, [inner.port]);
    port1.postMessage('x'); port1.postMessage('end'); await done; await tick();
    await new Promise((r) => setTimeout(r, 30)); console.log(got.join());
    w1.postMessage({ stop: 1 }); w2.postMessage({ stop: 1 }); link.port1.close(); bridge.port2.close();
    await Promise.all([w1, w2].map((w) => new Promise((r) => w.on('exit', r))));
  }
  { // a transferred port's old object
    const { port1, port2 } = new MessageChannel(); const o = new MessageChannel(); const log = [];
    port2.on('close', () => log.push('old closed')); port2.on('message', () => log.push('never'));
    o.port1.postMessage(port2, [port2]); port1.postMessage(1); await tick(); await tick(); console.log(log.join() || 'none');
    const { message } = receiveMessageOnPort(o.port2); console.log(message instanceof MessagePort, receiveMessageOnPort(message)); message.close(); o.port1.close(); await tick();
  }
  { // worker dies with port
    const { port1, port2 } = new MessageChannel();
    const w = new Worker('require("worker_threads").workerData.p.postMessage("hello"); process.exit()', { eval: true, workerData: { p: port2 }, transferList: [port2] });
    const closed = new Promise((r) => port1.on('close', r)); const ended = new Promise((r) => w.on('exit', r));
    const log = []; port1.on('message', (m) => log.push(m)); await closed; await ended; console.log(log.join());
  }
  { // message lost in closed
    const { port1, port2 } = new MessageChannel(); port2.close(); await tick(); console.log(port1.postMessage(1), port2.postMessage(1)); await tick();
  }
  { // errors in handler
    const { port1, port2 } = new MessageChannel(); const log = []; process.once('uncaughtException', (e) => log.push('ue ' + e.message));
    port2.on('message', (m) => { log.push(m); if (m === 1) throw new Error('h'); }); port1.postMessage(1); port1.postMessage(2); await tick(); await tick(); await tick(); console.log(log.join()); port2.close();
  }
  { // emit
    const { port1, port2 } = new MessageChannel(); const log = []; port2.on('foo', (...a) => log.push(a.length, a[0])); port2.emit('foo', 1, 2); port2.emit('message', 5); console.log(log.join(), port2.listenerCount('foo')); port2.close();
  }
  { // postMessage in close handler, close cb args
    const { port1, port2 } = new MessageChannel(); port1.once('close', (...a) => console.log('close args', a.length, a[0]?.type, a[0]?.constructor?.name)); port1.close(function (...a) { console.log('cb', a.length, this === port1); }); await tick(); await tick();
  }
})();
