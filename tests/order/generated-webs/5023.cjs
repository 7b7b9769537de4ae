// A random program, of seed 5023: its order is Node's.
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

const b0 = watch('b0', new ReadableStream({ type: 'bytes',  start(c) { c.enqueue(new Uint8Array([1, 2, 3])); },  async cancel(reason) { await wait(1); log('cancel', show(reason)); }, }, { highWaterMark: 3 }));
const t2 = watch('t2', new TransformStream({  transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('transform 2')); else c.enqueue(chunk); },  cancel(reason) { log('cancel', show(reason)); }, }, { highWaterMark: 4 }));
const s3 = watch('s3', new ReadableStream({ start(c) { c.error(new Error('start 3')); }, pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 2) c.error(new Error('pull 4')); else { c.enqueue(this.n); c.enqueue('again'); } },  }));
at('now', () => { say('pipe 5', t2.readable.pipeTo(t2.writable, { signal: controllers.a.signal })); });
at('immediate', () => { say('write 6', writerOf(t2.writable).write('w7')); });
at('job', () => { say('byob 8', (readers.get(b0) ?? reader(b0, { mode: 'byob' })).read(new Uint8Array(4), { min: 2 })); });
at('now', () => { say('byob 9', (readers.get(b0) ?? reader(b0, { mode: 'byob' })).read(new Uint16Array(2))); });
at('job', () => { say('pipe 10', s3.pipeTo(t2.writable, { signal: controllers.a.signal })); });
at('job', () => { say('closed 11', readerOf(s3).closed); });
at('tick', () => { drink('drink12', t2.readable, 2); });
at('immediate', () => { console.log(s3); });
