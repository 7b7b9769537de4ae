// Groups refuse what could never settle, and end with the error of who watches them or of a source that waits for ever.
import { any, all, map } from 'roata';
async function f(x) { 'use node'; return x; }
async function* gen(n) { 'use node'; for (let i = 0; i < n; i++) yield i; }
const say = (error) => console.log(error.name, error.code, error.message);
const collect = async (items) => { const read = []; for await (const item of items) read.push(item); return read; };
const bad = () => { throw new RangeError('from onProgress'); };
for (const group of [any, all]) {
  await group(5).catch(say);
  await group().catch(say);
  await group([gen.with(1)]).catch(say);
}
await all([f.with(1), f.with(2), f.with(3)], { concurrency: 1, onProgress: bad }).catch(say);
try { map(5, f); } catch (error) { say(error); }
try { map([1], gen); } catch (error) { say(error); }
await collect(map([1, 2], f, { onProgress: bad })).catch(say);
async function* stuck() { yield 1; await new Promise(() => {}); }
await collect(map(stuck(), f, { timeout: 30 })).catch(say);
const controller = new AbortController();
await collect(map(stuck(), f, { signal: controller.signal, onProgress: () => controller.abort('enough') })).catch((error) => console.log(error.name, error.cause));
