// A random program, of seed 5030: its order is Node's.
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

const t0 = watch('t0', new stream.PassThrough({ decodeStrings: false }));
const t1 = watch('t1', new stream.Transform({ decodeStrings: false, encoding: 'utf8', transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t1 _transform', show(chunk)); callback(); }, flush(callback) { log('t1 _flush'); queueMicrotask(() => callback(null, 'fl')); } }));
const w2 = watch('w2', new stream.Writable({ write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w2 _write', show(chunk), encoding);  process.nextTick(() => callback()); } }));
at('immediate', () => { log('t1 paused', t1.isPaused()); });
at('tick', () => { w2.end(); });
at('now', () => { t1.removeAllListeners('readable'); });
at('now', () => { for (let i = 0; i < 2; i++) log('w2 write', w2.write(`${i}`, done(`w2 wrote ${i}`))); });
at('far', () => { log('t1 write', t1.write('w6', done('t1 wrote w6'))); });
at('now', () => { state('t0', t0); });
at('now', () => { t0.pipe(w2, { end: false }); });
