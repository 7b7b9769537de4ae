// A random program, of seed 5041: its order is Node's.
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

const w0 = watch('w0', new stream.Writable({ highWaterMark: 1, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  callback(this.w === 3 ? new Error('writing') : null); } }));
const r1 = watch('r1', new stream.Readable({ objectMode: true, highWaterMark: 8, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 5) this.push(null); else this.push(this.n); } }));
at('job', () => { r1.take(3).forEach((x) => log('r1 taken', show(x))).then(done('r1 all taken'), done('r1 not taken')); });
at('far', () => { log('w0 write', w0.write('w5', done('w0 wrote w5'))); });
at('far', () => { w0.cork(); });
at('job', () => { state('w0', w0); });
at('now', () => { r1.pause(); });
at('immediate', () => { r1.pipe(w0); });
at('now', () => { log('r1 paused', r1.isPaused()); });
at('now', () => { iterate('r1', r1, 4, { destroyOnReturn: false }); });
