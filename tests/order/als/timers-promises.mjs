// timers/promises: await, for await and rejections by a signal.
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait, setImmediate as turn, setInterval as every } from 'node:timers/promises';
const als = new AsyncLocalStorage();
await als.run('outer', async () => {
  console.log(await turn('turn'), als.getStore());
  console.log(await als.run('inner', () => wait(1, 'waited')), als.getStore());
  let rounds = 0;
  for await (const value of every(1, 'round')) { console.log(value, als.getStore()); als.enterWith(`round ${++rounds}`); if (rounds === 2) break; }
  console.log('after', als.getStore());
  const controller = new AbortController();
  const waiting = wait(10000, null, { signal: controller.signal });
  als.run('aborter', () => controller.abort());
  try { await waiting; } catch (error) { console.log(error.name, als.getStore()); }
});
console.log('top', als.getStore());
