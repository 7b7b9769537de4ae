// A random program, of seed 5050: its order is Node's.
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

const t0 = watch('t0', new stream.Transform({ allowHalfOpen: false, encoding: 'utf8', transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); callback(this.w === 3 ? new Error('transforming') : null, chunk); } }));
const w1 = watch('w1', new stream.Writable({ highWaterMark: 2, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding);  callback(); } }));
const r2 = watch('r2', new stream.Readable({ objectMode: true, highWaterMark: 0, read(size) { setImmediate(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.push(null); else this.push(this.n); }); } }));
at('now', () => { r2.setEncoding('utf8'); });
at('now', () => { r2.resume(); });
at('tick', () => { stream.pipeline(r2, async (source) => { for await (const chunk of source) log('eaten', show(chunk)); return 'eaten'; }, done('pipeline 86')); });
at('now', () => { w1.cork(); });
at('tick', () => { t0.write(Buffer.from('b2'), done('t0 wrote b2')); });
at('immediate', () => { t0.pipe(w1); });
