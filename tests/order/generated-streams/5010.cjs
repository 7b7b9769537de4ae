// A random program, of seed 5010: its order is Node's.
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

const w0 = watch('w0', new stream.Writable({ objectMode: true, highWaterMark: 0, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  queueMicrotask(() => callback(this.w === 3 ? new Error('writing') : null)); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('w0 _writev', show(chunks.map((one) => one.chunk))); callback(this.w === 3 ? new Error('writing') : null); }, final(callback) { log('w0 _final'); setImmediate(() => callback()); } }));
const w1 = watch('w1', new stream.Writable({ objectMode: true, highWaterMark: 5, autoDestroy: false, emitClose: false, decodeStrings: false, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding);  callback(); } }));
at('far', () => { log('w1 write', w1.write('w6', done('w1 wrote w6'))); });
at('tick', () => { { const same = done('w1 wrote'); w1.write('1', same); w1.write('2', same); w1.write('3', same); }; });
at('job', () => { w0.end(done('w0 ended 4')); });
at('job', () => { for (let i = 0; i < 4; i++) log('w0 write', w0.write(`${i}`, done(`w0 wrote ${i}`))); });
at('immediate', () => { { const same = done('w1 wrote'); w1.write('1', same); w1.write('2', same); w1.write('3', same); }; });
at('now', () => { { const same = done('w1 wrote'); w1.write('1', same); w1.write('2', same); w1.write('3', same); }; });
at('immediate', () => { w1.end(done('w1 ended 1')); });
at('tick', () => { log('w0 write', w0.write('w3', done('w0 wrote w3'))); });
at('job', () => { w1.write(Buffer.from('b2'), done('w1 wrote b2')); });
