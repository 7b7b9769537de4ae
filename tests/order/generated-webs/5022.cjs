// A random program, of seed 5022: its order is Node's.
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

const e0 = watch('e0', { readable: new ReadableStream({   cancel(reason) { throw new Error('cancel 1'); }, }), writable: new WritableStream({ start() { return wait(1); }, async write(chunk) { await wait(3); log('write', show(chunk)); },  async abort(reason) { await wait(3); log('abort', show(reason)); }, }) });
at('now', () => { const [first, second] = e0.readable.tee(); say('one 3', first.cancel(1)); say('two 4', second.cancel(2)); });
at('now', () => { log('desired', writerOf(e0.writable).desiredSize); });
at('immediate', () => { say('pipe 5', e0.readable.pipeTo(e0.writable, { preventClose: true })); });
at('immediate', () => { log('locked', e0.readable.locked, e0.writable.locked); });
at('now', () => { drink('drink6', e0.readable, 3); });
