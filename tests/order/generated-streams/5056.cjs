// A random program, of seed 5056: its order is Node's.
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

const d0 = watch('d0', new stream.Duplex({ objectMode: true, highWaterMark: 0, emitClose: false, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else this.push(this.n); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  queueMicrotask(() => callback()); } }));
const w1 = watch('w1', new stream.Writable({ objectMode: true, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding);  callback(); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('w1 _writev', show(chunks.map((one) => one.chunk))); process.nextTick(() => callback()); } }));
const t2 = watch('t2', new stream.Transform({ emitClose: false, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t2 _transform', show(chunk)); callback(); } }));
at('now', () => { w1.write(Buffer.from('b2'), done('w1 wrote b2')); });
at('now', () => { for (let i = 0; i < 6; i++) log('t2 write', t2.write(`${i}`, done(`t2 wrote ${i}`))); });
at('now', () => { log('d0 unshift', d0.unshift('u0')); });
at('now', () => { w1.end(); });
at('now', () => { log('w1 write', w1.write('w0', done('w1 wrote w0'))); });
at('now', () => { t2.on('data', (chunk) => log('t2 data', show(chunk))); });
at('now', () => { w1.end(done('w1 ended 0')); });
