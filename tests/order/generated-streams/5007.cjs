// A random program, of seed 5007: its order is Node's.
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

const r0 = watch('r0', new stream.Readable({ highWaterMark: 1, autoDestroy: false, decodeStrings: false, construct(callback) { log('construct'); callback(); }, destroy(error, callback) { log('destroy', show(error)); process.nextTick(() => callback(new Error('destroying'))); }, read(size) { process.nextTick(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.destroy(new Error('reading')); else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } }); } }));
const t1 = watch('t1', new stream.Transform({ objectMode: true, allowHalfOpen: false, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t1 _transform', show(chunk)); queueMicrotask(() => callback(null, chunk)); }, flush(callback) { log('t1 _flush'); callback(null, 'fl'); } }));
at('job', () => { t1.removeAllListeners('data'); });
at('now', () => { r0.take(3).forEach((x) => log('r0 taken', show(x))).then(done('r0 all taken'), done('r0 not taken')); });
at('far', () => { iterate('r0', r0, 1, { destroyOnReturn: false }); });
at('tick', () => { r0.once('data', (chunk) => { log('r0 data once', show(chunk)); r0.pause(); }); });
at('immediate', () => { t1.destroy(); });
at('far', () => { t1.end(done('t1 ended 5')); });
at('job', () => { log('t1 read', show(t1.read())); });
at('tick', () => { r0.on('readable', () => { log('r0 readable'); takeAll('r0', r0); }); });
