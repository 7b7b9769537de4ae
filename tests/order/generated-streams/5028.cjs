// A random program, of seed 5028: its order is Node's.
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

const r0 = watch('r0', new stream.Readable({ highWaterMark: 5, construct(callback) { log('construct'); callback(new Error('constructing')); }, read(size) { queueMicrotask(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } }); } }));
const w1 = watch('w1', new stream.Writable({ objectMode: true, destroy(error, callback) { log('destroy', show(error)); callback(error); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding); if (this.w === 2) throw new Error('writing'); setImmediate(() => callback()); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('w1 _writev', show(chunks.map((one) => one.chunk))); callback(); } }));
const d2 = watch('d2', new stream.Duplex({ highWaterMark: 0, read(size) { process.nextTick(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.destroy(new Error('reading')); else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } }); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d2 _write', show(chunk), encoding);  queueMicrotask(() => callback()); } }));
at('now', () => { log('d2 write', d2.write('w2', done('d2 wrote w2'))); });
at('tick', () => { r0.once('readable', () => log('r0 readable once')); });
at('far', () => { stream.pipeline(r0, async (source) => { for await (const chunk of source) log('eaten', show(chunk)); return 'eaten'; }, done('pipeline 7')); });
at('now', () => { log('w1 write', w1.write('w5', done('w1 wrote w5'))); });
at('now', () => { r0.on('data', (chunk) => log('r0 data', show(chunk))); });
