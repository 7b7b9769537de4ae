// One listener, an error in every kind of callback, one after the other.
process.on('uncaughtException', (error) => { console.log('uncaught', error.message); next(); });
const fail = (where) => () => { throw new Error(where); };
const places = [
  (f) => process.nextTick(f), (f) => queueMicrotask(f), (f) => setTimeout(f, 1), (f) => setImmediate(f),
  (f) => require('fs').stat(__filename, f), (f) => new (require('events'))().on('x', f).emit('x'),
];
const names = ['tick', 'microtask', 'timer', 'immediate', 'I/O', 'emitter'];
let at = 0;
function next() { if (at < places.length) setImmediate(() => { const now = at++; places[now](fail(names[now])); }); }
next();
