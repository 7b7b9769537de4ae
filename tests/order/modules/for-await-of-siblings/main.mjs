// Loops and resources of siblings that wait side by side, and every form of `for await` at the top level.
console.log('main begins');
import './s1.mjs'; import './s2.mjs'; import './s3.mjs'; import './s4.mjs';
let k = 0; const tick = () => { if (k++ < 12) { console.log('job', k); Promise.resolve().then(tick); } };
tick();
outer: for await (const { a = 3, b: [c] = [await 9] } of [{}, { a: 1, b: [2] }, { a: 5 }, 7]) {
  for await (let d of [c, await a]) { if (d === 2) continue outer; if (a === 5) break outer; console.log('main', a, d); }
}
const o = {};
for await (o.p of gen()) console.log('p', o.p);
for await ([o['q'], o.r = 6] of gen2()) { console.log(o); if (o.r) break; }
async function* gen() { try { yield 1; yield 2; } finally { console.log('gen fin'); } }
async function* gen2() { try { yield [1]; yield [2]; } finally { await null; console.log('gen2 fin'); } }
for await (var v of gen()) break;
console.log(v);
for await (const x of [1,2]) console.log('no block', x)
for await (const x of [1,2]) if (x == 2) { console.log('if') } else console.log('else')
console.log('end');
