// Reads them too early.
import def, { count as c, outer as o, default as dd } from './main.mjs';
import * as ns from './main.mjs';
for (const f of [() => def, () => c, () => o, () => dd, () => ns.outer, () => ns.default, () => [c, o], () => `${o} ${c}`, () => o.count, () => c + o, () => { const { x } = o; }, () => o()]) {
  try { console.log(f()); } catch (e) { console.log(e.name, e.message); }
}
import { again as third } from './c.mjs';
try { third } catch (e) { console.log(e.message) }
