// Loops whose variables are resources: using in the heads of for, for of and for await.
const S = (n) => ({ n, [Symbol.dispose]() { console.log('dispose', n); } });
const A = (n) => ({ n, async [Symbol.asyncDispose]() { console.log('adispose', n); await null; console.log('adisposed', n); } });
for (using x of [S(1), S(2)]) { console.log('body', x.n); }
for (using x of [S(1), null, S(3)]) { if (!x) continue; console.log('body', x.n); if (x.n === 3) break; }
for (await using x of [A(1), S(2)]) { console.log('body', x.n); }
for await (using x of [S(1), Promise.resolve(S(2))]) { console.log('body', x.n); }
for await (await using x of [A(1)]) console.log('body', x.n);
for (using x = S(5), y = S(6), i = null; ; ) { console.log('body'); break; }
{ let i = 0; for (using x = S(7); i < 2; i++) { console.log(i, x.n); } }
for (await using x = A(8); ; ) { console.log('in'); break; }
{ let using; for (using of [5]) console.log(using); }
try { for (using x of [S(1)]) { throw new Error('t'); } } catch (e) { console.log(e.message); }
outer: for (using x of [S(1), S(2)]) { for (using y of [S(3)]) { continue outer; } }
function f() { for (using x of [S(9)]) return x.n; } console.log(f());
async function* g() { for (using x of [S(10)]) { yield x.n; } yield* [1]; } for await (const x of g()) console.log(x);
try { for (using x of [5]); } catch (e) { console.log(e.name); }
let n = 0; a: b: for (using x = S("labelled"); n < 3; n++) { for (;;) { if (n === 1) break a; continue b; } }
