// A random program, of seed 5018: its order is Node's.
'use strict';
// The beginning of every random program of web streams: a log of what every promise gives, and when things are done.
const log = (...parts) => console.log(parts.join(' '));
const show = (value) => (value instanceof Error ? `${value.name} ${value.code ?? value.message}` :
  ArrayBuffer.isView(value) ? `${value.constructor.name}<${[...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)]}>` :
  Array.isArray(value) ? `[${value.map(show)}]` :
  typeof value === 'object' && value !== null && 'done' in value ? `{${value.done} ${show(value.value)}}` : String(value));
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
const watch = (name, made) => made;
const wait = async (n, value) => {
  for (let i = 0; i < n; i++) await null;
  return value;
};
const say = (label, promise) => promise.then((value) => log(label, 'gives', show(value)), (error) => log(label, 'fails', show(error)));
const controllers = { a: new AbortController(), b: new AbortController() };
const readers = new Map();
const writers = new Map();
const reader = (stream, options) => {
  const made = stream.getReader(options);
  readers.set(stream, made);
  return made;
};
const readerOf = (stream) => readers.get(stream) ?? reader(stream);
const writerOf = (stream) => {
  if (!writers.has(stream)) writers.set(stream, stream.getWriter());
  return writers.get(stream);
};
const drink = async (label, stream, limit, options) => {
  try {
    for await (const chunk of stream.values(options)) {
      log(label, 'chunk', show(chunk));
      if (--limit === 0) break;
    }
    log(label, 'over');
  } catch (error) {
    log(label, 'failed', show(error));
  }
};

const t0 = watch('t0', new TransformStream({ start() { return wait(1); }, transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('transform 1'); c.enqueue(chunk); }, async flush(c) { await wait(1); log('flush'); }, cancel(reason) { throw new Error('cancel 2'); }, }, { highWaterMark: 2, size(chunk) { return String(chunk).length; } }));
const w1 = watch('w1', new WritableStream({  write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('write 3'); }, close() { throw new Error('close 4'); },  }, { size() { return -1; } }));
const w2 = watch('w2', new WritableStream({ start() { return Promise.reject(new Error('start 5')); }, write(chunk) { log('write', show(chunk)); },   }));
at('job', () => { say('abort 6', writerOf(w1).abort(new Error('aborted 7'))); });
at('job', () => { controllers.a.abort(); });
at('tick', () => { controllers.a.abort(); });
at('now', () => { say('cancel 9', t0.readable.cancel('reason 10')); });
at('job', () => { writerOf(w2).releaseLock(); writers.delete(w2); });
at('now', () => { say('pipe 11', t0.readable.pipeTo(w1)); });
at('now', () => { console.log(w2); });
