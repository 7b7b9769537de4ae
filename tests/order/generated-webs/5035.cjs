// A random program, of seed 5035: its order is Node's.
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

const w0 = watch('w0', new WritableStream({  write(chunk) { log('write', show(chunk)); return new Promise((resolve) => setImmediate(resolve)); },   }));
const w1 = watch('w1', new WritableStream({ start(c) { setImmediate(() => c.error(new Error('sink 1'))); }, write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('write 2')); }, close() { log('close'); },  }));
const s2 = watch('s2', new ReadableStream({  pull(c) { log('pull', c.desiredSize); }, cancel(reason) { throw new Error('cancel 3'); }, }, { size() { throw new Error('size 4'); } }));
const t3 = watch('t3', new TransformStream({  transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('transform 5')); else c.enqueue(chunk); }, async flush(c) { await wait(3); log('flush'); }, async cancel(reason) { await wait(2); log('cancel', show(reason)); }, }, { highWaterMark: 4, size(chunk) { return String(chunk).length; } }));
at('far', () => { console.log(w1); });
at('job', () => { say('closed 6', readerOf(s2).closed); });
at('now', () => { console.log(s2); });
at('tick', () => { say('pipe 7', t3.readable.pipeTo(w0, { signal: controllers.a.signal })); });
at('job', () => { say('pipe 8', s2.pipeTo(t3.writable, { preventCancel: true, preventAbort: true })); });
at('immediate', () => { say('ready 9', writerOf(t3.writable).ready); });
at('now', () => { say('closed 10', readerOf(s2).closed); });
at('far', () => { say('abort 11', writerOf(t3.writable).abort(new Error('aborted 12'))); });
