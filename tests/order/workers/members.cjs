// The names, lengths and attributes of what programs see of ports, channels, events and workers.
const threads = require('worker_threads');
const flags = (d) => (d.writable ? 'w' : '-') + (d.enumerable ? 'e' : '-') + (d.configurable ? 'c' : '-');
function show(path, holder, key) {
  const d = Object.getOwnPropertyDescriptor(holder, key);
  const name = `${path}.${String(key)}`;
  if (d.get || d.set) console.log(name, flags(d), d.get?.name, d.set?.name);
  else if (typeof d.value === 'function') console.log(name, flags(d), d.value.name, d.value.length);
  else console.log(name, flags(d), typeof d.value);
}
// The engine has no heap snapshots and no such profiles.
const missing = ['getHeapSnapshot', 'startCpuProfile', 'startHeapProfile'];
const strings = (object) => Object.getOwnPropertyNames(object).filter((name) => !missing.includes(name)).sort();
for (const key of strings(threads)) show('threads', threads, key);
for (const name of ['MessagePort', 'MessageChannel', 'BroadcastChannel', 'Worker']) {
  const own = threads[name];
  console.log(name, Object.getPrototypeOf(own).name, Object.prototype.toString.call(own.prototype));
  for (const key of strings(own.prototype)) show(name, own.prototype, key);
}
for (const key of strings(MessageEvent.prototype)) show('MessageEvent', MessageEvent.prototype, key);
const { port1 } = new MessageChannel();
const keys = [];
for (const key in port1) keys.push(key);
console.log(keys.join());
const attempt = (what, make) => { try { console.log(what, make()); } catch (e) { console.log(what, e.name, e.code, e.message); } };
attempt('MessagePort()', () => MessagePort());
attempt('new MessagePort', () => new MessagePort());
attempt('MessageChannel()', () => MessageChannel());
attempt('subclass', () => { class Own extends MessageChannel { get name() { return 'own'; } } return new Own().name + (new Own().port1 instanceof MessagePort); });
for (const method of ['postMessage', 'start', 'ref', 'unref', 'hasRef', 'close']) attempt(method, () => MessagePort.prototype[method].call({}, 1));
attempt('onmessage', () => MessagePort.prototype.onmessage);
attempt('posted', () => port1.postMessage(1));
port1.close();
attempt('closing', () => port1.postMessage(1));
