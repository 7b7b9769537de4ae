// A random program, of seed 5060: its order is Node's.
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

const w0 = watch('w0', new stream.Writable({ highWaterMark: 3, construct(callback) { log('construct'); callback(new Error('constructing')); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  callback(); } }));
const d1 = watch('d1', new stream.Duplex({ highWaterMark: 1, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d1 _write', show(chunk), encoding); callback(); queueMicrotask(() => callback()); }, final(callback) { log('d1 _final'); callback(new Error('final')); } }));
const d2 = watch('d2', new stream.Duplex({ highWaterMark: 1, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d2 _write', show(chunk), encoding); if (this.w === 2) throw new Error('writing'); process.nextTick(() => callback()); } }));
at('immediate', () => { w0.uncork(); });
at('now', () => { w0[Symbol.asyncDispose]().then(done('disposed'), done('not disposed')); });
at('now', () => { stream.promises.pipeline(d1, w0, { end: false }).then(done('pipeline 24'), done('no pipeline 24')); });
at('now', () => { log('d1 write', d1.write('w6', done('d1 wrote w6'))); });
at('tick', () => { d1.cork(); });
at('job', () => { state('d2', d2); });
