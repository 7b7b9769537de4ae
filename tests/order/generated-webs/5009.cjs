// A random program, of seed 5009: its order is Node's.
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

const b0 = watch('b0', new ReadableStream({ type: 'bytes',  start(c) { setImmediate(() => { try { c.close(); c.byobRequest?.respond(0); } catch (error) { log('caught', show(error)); } }); }, pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 3) { c.close(); c.byobRequest?.respond(0); } else if (c.byobRequest) { new Uint8Array(c.byobRequest.view.buffer, c.byobRequest.view.byteOffset)[0] = this.n; c.byobRequest.respond(1); } else c.enqueue(new Uint8Array([this.n])); },  }));
const w1 = watch('w1', new WritableStream({ start(c) { this.c = c; c.signal.addEventListener('abort', () => log('signal', show(c.signal.reason))); }, write(chunk) { log('write', show(chunk)); },  abort(reason) { log('abort', show(reason)); }, }));
at('now', () => { say('close 1', w1.close()); });
at('now', () => { drink('drink2', b0, 2); });
at('immediate', () => { log('locked', b0.locked, w1.locked); });
at('now', () => { say('cancel 3', readerOf(b0).cancel('reason 4')); });
at('immediate', () => { console.log(b0); });
at('now', () => { controllers.a.abort(); });
at('immediate', () => { log('locked', b0.locked, w1.locked); });
at('tick', () => { say('close 5', w1.close()); });
