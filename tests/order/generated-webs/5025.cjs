// A random program, of seed 5025: its order is Node's.
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

const b0 = watch('b0', new ReadableStream({ type: 'bytes',   pull(c) { this.n = (this.n ?? 0) + 1; log('pull', this.n, c.desiredSize, show(c.byobRequest?.view)); if (this.n > 2) { c.close(); c.byobRequest?.respond(0); } else c.enqueue(new Uint8Array([this.n, this.n])); }, cancel(reason) { log('cancel', show(reason)); }, }));
const b1 = watch('b1', new ReadableStream({ type: 'bytes',   pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 2) throw new Error('pull 1'); c.enqueue(new Uint8Array([this.n])); }, async cancel(reason) { await wait(3); log('cancel', show(reason)); }, }, { highWaterMark: 3 }));
const e2 = watch('e2', { readable: new ReadableStream({  pull(c) { this.n = (this.n ?? 0) + 1; log('pull', this.n, c.desiredSize); if (this.n > 4) c.close(); else c.enqueue(this.n); },  }), writable: new WritableStream({ start(c) { setImmediate(() => c.error(new Error('sink 2'))); }, write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('write 3')); },   }) });
at('now', () => { say('pipe 5', e2.readable.pipeTo(e2.writable, { signal: controllers.a.signal })); });
at('now', () => { say('abort 6', e2.writable.abort('aborted 7')); });
at('immediate', () => { writerOf(e2.writable).releaseLock(); writers.delete(e2.writable); });
at('immediate', () => { say('write 8', writerOf(e2.writable).write(1)); say('write 9', writerOf(e2.writable).write(2)); log('desired', writerOf(e2.writable).desiredSize); });
at('now', () => { say('abort 10', writerOf(e2.writable).abort(new Error('aborted 11'))); });
at('now', () => { say('write 12', writerOf(e2.writable).write('w13')); });
at('immediate', () => { say('pipe 14', b0.pipeTo(e2.writable)); });
at('now', () => { drink('drink15', b0, 1, { preventCancel: true }); });
at('job', () => { say('byob 16', (readers.get(b1) ?? reader(b1, { mode: 'byob' })).read(new Uint8Array(4), { min: 3 })); });
