// A random program, of seed 5017: its order is Node's.
'use strict';
// The beginning of every random program of streams: a log of all that happens, and when things are done.
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
let watch = (name, s) => {
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
// For programs whose streams come from everywhere: errors nobody hears, and what is no Node stream.
const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished, compose, addAbortSignal, promises } = stream;
const EventEmitter = require('events');
const controllers = { a: new AbortController(), b: new AbortController() };
const name = (value) => `${value?.constructor?.name}`;
const gentle = watch;
const unheard = (s) => Object.assign(s, { isUnheard: true });
watch = (label, s) => {
  if (Array.isArray(s)) s.forEach((one, n) => gentle(`${label}${n}`, one));
  else if (typeof s?.on === 'function') gentle(label, s);
  if (s?.isUnheard) s.removeAllListeners('error');
  return s;
};
const later2 = async (n, value) => {
  for (let i = 0; i < n; i++) await null;
  return value;
};
const say = async (label, promise) => {
  try {
    log(label, 'gives', show(await promise));
  } catch (error) {
    log(label, 'fails', show(error), error.cause === undefined ? '' : show(error.cause));
  }
};
const old = (values) => {
  const emitter = new EventEmitter();
  Object.assign(emitter, { readable: true, pause() { log('old pause'); }, resume() { log('old resume'); } });
  setImmediate(() => {
    for (const value of values) emitter.emit('data', value);
    emitter.emit('end');
    emitter.emit('close');
  });
  return emitter;
};

const r0 = watch('r0', new Readable({ autoDestroy: false, autoDestroy: false,  read(size) { this.n = (this.n ?? 0) + 1; this.push(this.n > 3 ? null : new Uint8Array([97, 98])); } }));
const w1 = watch('w1', Writable.fromWeb(new WritableStream({ write(chunk) { this.n = (this.n ?? 0) + 1; if (this.n === 2) throw new Error('web 1'); } })));
const r2 = watch('r2', Readable.wrap(old(['a', 'b', 'c'])));
at('immediate', () => { say('h2', r0.map((x, { signal }) => { if (show(x) === 'ab') throw new Error('mapper'); return x; }).toArray()); });
at('now', () => { w1.write(''); });
at('tick', () => { r2.destroy(); });
at('immediate', () => { pipeline(r2, new WritableStream({ async write(chunk) { await null; log('web write', show(chunk)); }, close() { log('web close'); }, abort(reason) { log('web abort', show(reason)); } }), done('pipeline 3')); });
at('tick', () => { w1.cork(); w1.write('1'); w1.write('2', done('wrote 4')); w1.uncork(); });
at('immediate', () => { r0.once('readable', () => log('readable 5', show(r0.read(4)))); });
at('now', () => { stream.destroy(w1, new Error('e6')); });
at('immediate', () => { say('pipeline 7', promises.pipeline(r0, w1, { end: false })); });
at('tick', () => { (async () => { const writer = Writable.toWeb(w1).getWriter(); await say('writer 8', writer.write('web')); await say('close 9', writer.close()); })(); });
