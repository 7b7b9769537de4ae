// A random program, of seed 5033: its order is Node's.
'use strict';
const stream = require('stream');
const log = (...parts) => console.log(parts.join(' '));
const show = (value) => (value instanceof Error ? `${value.name} ${value.code ?? value.message}` :
  Buffer.isBuffer(value) ? `<${value.length > 12 ? value.length : value.toString()}>` : Array.isArray(value) ? `[${value.map(show)}]` :
  typeof value === 'string' && value.length > 12 ? `text of ${value.length}` : value?.name0 ?? String(value));
const done = (label) => (...args) => log(label, args.map(show).join(' '));
process.on('uncaughtException', (error) => log('uncaught', show(error)));
process.on('unhandledRejection', (error) => log('unhandled', show(error)));
const later = {
  now: (f) => f(),
  tick: (f) => process.nextTick(f),
  job: (f) => queueMicrotask(f),
  immediate: (f) => setImmediate(f),
  far: (f) => setImmediate(() => setImmediate(() => setImmediate(f))),
};
const at = (when, f) => later[when](() => { try { f(); } catch (error) { log('thrown', show(error)); } });
const watch = (name, s) => {
  s.name0 = name;
  s.setMaxListeners(0);
  for (const event of ['end', 'finish', 'close', 'error', 'drain', 'pipe', 'unpipe', 'pause', 'resume', 'prefinish']) {
    s.on(event, (...args) => log(name, event, args.map(show).join(' ')));
  }
  return s;
};
const state = (name, s) => {
  const keys = ['readable', 'writable', 'destroyed', 'closed', 'errored', 'readableFlowing', 'readableLength', 'readableEnded', 'readableAborted',
    'readableDidRead', 'writableLength', 'writableEnded', 'writableFinished', 'writableNeedDrain', 'writableCorked', 'writableAborted'];
  log(name, keys.filter((key) => s[key] !== undefined && s[key] !== false && s[key] !== null).map((key) => `${key}=${show(s[key])}`).join(' '));
};
const takeAll = (name, s) => {
  let chunk;
  while ((chunk = s.read()) !== null) log(name, 'read', show(chunk));
};
const iterate = async (name, s, limit, options) => {
  try {
    for await (const chunk of options ? s.iterator(options) : s) {
      log(name, 'chunk', show(chunk));
      if (--limit === 0) break;
    }
    log(name, 'iterated');
  } catch (error) {
    log(name, 'iteration failed', show(error));
  }
};

const d0 = watch('d0', new stream.Duplex({ objectMode: true, highWaterMark: 3, allowHalfOpen: false, read(size) { queueMicrotask(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 3) throw new Error('reading'); else this.push(this.n); }); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  process.nextTick(() => callback()); } }));
const w1 = watch('w1', new stream.Writable({ objectMode: true, highWaterMark: 0, decodeStrings: false, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding);  queueMicrotask(() => callback(this.w === 3 ? new Error('writing') : null)); } }));
at('immediate', () => { log('d0 write', d0.write('w4', done('d0 wrote w4'))); });
at('far', () => { stream.pipeline(d0, w1, done('pipeline 14')); });
at('job', () => { log('w1 write', w1.write('w5', done('w1 wrote w5'))); });
at('far', () => { log('w1 write', w1.write('x'.repeat(1))); });
at('now', () => { w1.once('drain', () => { log('w1 again', w1.write('again')); }); });
at('now', () => { log('d0 push', d0.push(null)); });
at('now', () => { d0.end(); });
