// A random program, of seed 5004: its order is Node's.
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

const w0 = watch('w0', new WritableStream({  write(chunk) { log('write', show(chunk)); return new Promise((resolve) => setImmediate(resolve)); }, async close() { await wait(2); log('close'); }, abort(reason) { log('abort', show(reason)); }, }));
const w1 = watch('w1', new WritableStream({ start(c) { this.c = c; c.signal.addEventListener('abort', () => log('signal', show(c.signal.reason))); }, write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('write 1'); },   }));
const w2 = watch('w2', new WritableStream({  write(chunk) { log('write', show(chunk)); }, async close() { await wait(2); log('close'); },  }, new CountQueuingStrategy({ highWaterMark: 4 })));
const e3 = watch('e3', { readable: new ReadableStream({ start(c) { c.error(new Error('start 2')); }, pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 2) throw new Error('pull 3'); c.enqueue(this.n); }, cancel(reason) { throw new Error('cancel 4'); }, }, new CountQueuingStrategy({ highWaterMark: 1 })), writable: new WritableStream({  write(chunk) { log('write', show(chunk)); }, close() { throw new Error('close 5'); },  }) });
at('now', () => { log('locked', e3.readable.locked, w0.locked); });
at('now', () => { console.log(e3.readable); });
at('immediate', () => { say('write 6', writerOf(w2).write('w7')); });
at('now', () => { say('pipe 8', e3.readable.pipeTo(w1)); });
at('now', () => { say('write 9', writerOf(w0).write(1)); say('write 10', writerOf(w0).write(2)); log('desired', writerOf(w0).desiredSize); });
at('job', () => { say('close 11', writerOf(w2).close()); });
