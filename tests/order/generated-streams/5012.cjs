// A random program, of seed 5012: its order is Node's.
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

const r0 = watch('r0', new stream.Readable({ objectMode: true, read() { log('_read'); } }));
at('now', () => { log('r0 paused', r0.isPaused()); });
at('job', () => { r0.map((x) => `${show(x)}!`).toArray().then(done('r0 mapped'), done('r0 not mapped')); });
at('job', () => { log('r0 unshift', r0.unshift('u4')); });
at('now', () => { log('r0 read 2', show(r0.read(2))); });
at('immediate', () => { stream.finished(r0, done('r0 finished 6')); });
at('immediate', () => { r0.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('r0 reduced'), done('r0 not reduced')); });
at('now', () => { log('r0 push', r0.push('p3')); });
at('far', () => { r0.map((x) => `${show(x)}!`).toArray().then(done('r0 mapped'), done('r0 not mapped')); });
