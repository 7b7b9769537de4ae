// A random program, of seed 5018: its order is Node's.
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

const t0 = watch('t0', new stream.Transform({ highWaterMark: 1, construct(callback) { log('construct'); process.nextTick(() => callback()); }, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); this.push(chunk); this.push(chunk); callback(); }, flush(callback) { log('t0 _flush'); callback(); } }));
const r1 = watch('r1', new stream.Readable({ objectMode: true, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.push(null); else this.push(this.n); } }));
const w2 = watch('w2', new stream.Writable({ highWaterMark: 8, decodeStrings: false, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w2 _write', show(chunk), encoding);  callback(); } }));
at('now', () => { { const same = done('w2 wrote'); w2.write('1', same); w2.write('2', same); w2.write('3', same); }; });
at('immediate', () => { r1.resume(); });
at('job', () => { t0.destroy(); });
at('now', () => { r1.on('data', (chunk) => log('r1 data', show(chunk))); });
at('now', () => { w2.once('drain', () => { log('w2 again', w2.write('again')); }); });
at('now', () => { iterate('r1', r1, 1); });
at('now', () => { stream.pipeline(r1, w2, done('pipeline 44')); });
at('far', () => { t0.setEncoding('utf8'); });
at('now', () => { iterate('r1', r1, 1); });
at('far', () => { r1.on('readable', () => log('r1 readable', show(r1.read(5)))); });
