// AsyncLocalStorage values that can be cloned go along with a call; so do deadlines.
import { node } from 'roata';
import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage();
const other = new AsyncLocalStorage();

async function store() { 'use node'; await null; return [storage.getStore(), other.getStore()]; }
async function nested() { 'use node'; const inner = await other.run('inner', () => store()); return [inner, await store()]; }
async function sleeps(ms) { 'use node'; await new Promise((resolve) => setTimeout(resolve, ms)); return 'late'; }
const bounded = node(async () => { 'use node'; return sleeps(60_000); }, { timeout: 50 });

console.log(await store());
console.log(await storage.run({ user: 7 }, () => store()));
console.log(await storage.run('outer', () => nested()));
console.log(await storage.run(() => 'cannot be cloned', () => store()));
const [a, b] = await Promise.all([storage.run('a', () => store()), storage.run('b', () => store())]);
console.log(a[0], b[0]);
// The deadline of the outer call ends the inner one too.
console.log(await bounded().catch((error) => `${error.name}: ${error.message}`));
const spins = node(async () => { 'use node'; for (;;); }, { timeout: 30 });
console.log(await spins().catch((error) => `${error.name}: ${error.message}`));
for (const timeout of [-1, NaN, 'x']) {
  try { node(async () => {}, { timeout }); } catch (error) { console.log(error.code); }
}
