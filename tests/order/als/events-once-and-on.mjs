// events.once and events.on: who awaits keeps the context, whoever emits.
import { AsyncLocalStorage } from 'node:async_hooks';
import EventEmitter, { once, on } from 'node:events';
const als = new AsyncLocalStorage();
const emitter = new EventEmitter();
const emits = (store, ...event) => als.run(store, () => setImmediate(() => emitter.emit(...event)));
await als.run('waiter', async () => {
  emits('emitter', 'a', 1);
  console.log(await once(emitter, 'a'), als.getStore());
  emits('failer', 'error', new Error('failed'));
  try { await once(emitter, 'a'); } catch (error) { console.log(error.message, als.getStore()); }
  emits('x', 'b', 1); emits('y', 'b', 2);
  for await (const [value] of on(emitter, 'b')) { console.log(value, als.getStore()); if (value === 2) break; }
  console.log('end', als.getStore());
});
console.log('top', als.getStore());
