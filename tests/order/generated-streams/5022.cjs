// A random program, of seed 5022: its order is Node's.
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

const r0 = watch('r0', stream.Readable.from((function* () { try { yield 'a'; yield Promise.resolve('b'); throw new Error('from'); } finally { log('generator over'); } })()));
const r1 = watch('r1', new stream.Readable({ highWaterMark: 5, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.destroy(new Error('reading')); else this.push('abcdefgh'.slice(0, this.n)); } }));
const r2 = watch('r2', new stream.Readable({ objectMode: true, highWaterMark: 2, read() { log('_read'); } }));
at('now', () => { r2.destroy(); });
at('now', () => { r2.take(3).forEach((x) => log('r2 taken', show(x))).then(done('r2 all taken'), done('r2 not taken')); });
at('tick', () => { r2.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('r2 reduced'), done('r2 not reduced')); });
at('job', () => { log('r1 read', show(r1.read())); });
at('job', () => { r2.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('r2 reduced'), done('r2 not reduced')); });
at('now', () => { log('r1 push', r1.push('p5')); });
at('now', () => { r2.on('readable', () => log('r2 readable', show(r2.read(3)))); });
at('job', () => { iterate('r0', r0, 5, { destroyOnReturn: false }); });
at('now', () => { log('r1 paused', r1.isPaused()); });
