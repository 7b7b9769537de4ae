// A random program, of seed 5015: its order is Node's.
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

const t0 = watch('t0', new TransformStream({ start() { throw new Error('start 1'); }, async transform(chunk, c) { await wait(2); c.enqueue(chunk); c.enqueue(chunk); },  cancel(reason) { log('cancel', show(reason)); }, }, { highWaterMark: 0 }, { highWaterMark: 1 }));
const w1 = watch('w1', new WritableStream({  write(chunk) { log('write', show(chunk)); },  abort(reason) { log('abort', show(reason)); }, }, new CountQueuingStrategy({ highWaterMark: 0 })));
at('tick', () => { const [first, second] = t0.readable.tee(); say('one 2', first.getReader().read()); setImmediate(() => say('two 3', second.getReader().read())); });
at('tick', () => { log('locked', t0.readable.locked, t0.writable.locked); });
at('far', () => { say('close 4', writerOf(t0.writable).close()); });
at('immediate', () => { log('desired', writerOf(t0.writable).desiredSize); });
at('tick', () => { writerOf(t0.writable).releaseLock(); writers.delete(t0.writable); });
at('now', () => { say('abort 5', writerOf(w1).abort(new Error('aborted 6'))); });
at('tick', () => { drink('drink7', t0.readable, 0); });
at('now', () => { say('close 8', writerOf(t0.writable).close()); });
