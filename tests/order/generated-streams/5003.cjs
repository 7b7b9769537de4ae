// A random program, of seed 5003: its order is Node's.
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

const r0 = watch('r0', new stream.Readable({ highWaterMark: 2, autoDestroy: false, decodeStrings: false, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); } }));
const r1 = watch('r1', new stream.Readable({ highWaterMark: 2, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); } }));
const t2 = watch('t2', new stream.Transform({ highWaterMark: 0, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t2 _transform', show(chunk)); this.push(chunk); this.push(chunk); callback(); } }));
at('immediate', () => { r1.on('data', (chunk) => log('r1 data', show(chunk))); });
at('far', () => { r1.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('r1 reduced'), done('r1 not reduced')); });
at('now', () => { r0.removeAllListeners('readable'); });
at('tick', () => { t2.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('t2 reduced'), done('t2 not reduced')); });
at('job', () => { t2.on('data', (chunk) => log('t2 data', show(chunk))); });
at('far', () => { r0.on('readable', () => log('r0 readable', show(r0.read(0)))); });
at('far', () => { t2.on('readable', () => log('t2 readable', show(t2.read(0)))); });
at('now', () => { r1.pipe(t2, { end: false }); });
at('tick', () => { t2.once('data', (chunk) => { log('t2 data once', show(chunk)); t2.pause(); }); });
