// Array.fromAsync: what it takes, rejections, closing, and how many promise jobs it takes.
const r = (p) => Promise.race([p, new Promise((r) => setTimeout(r, 2000, 'HANG').unref())]).then((v) => console.log('ok', v), (e) => console.log('err', e?.message ?? e));
await r(Array.fromAsync([Promise.reject('x')])); await r(Array.fromAsync([1, Promise.reject('x')])); await r(Array.fromAsync([1, Promise.resolve(2)], async (x) => x * 2));
await r(Array.fromAsync({ length: 2, 0: Promise.resolve('a'), 1: 'b' })); await r(Array.fromAsync((function* () { try { yield Promise.reject('y'); } finally { console.log('closed'); } })()));
await r(Array.fromAsync((async function* () { yield 1; yield 2; })(), (x, i) => x + i)); await r(Array.fromAsync(null)); await r(Array.fromAsync([1], 5)); await r(Array.fromAsync.call(function (n) { this.n = n; }, [1, 2]));
await r(Array.fromAsync([1], function () { return this.k; }, { k: 7 })); await r(Array.fromAsync({ length: 1, 0: Promise.reject('z') })); await r(Array.fromAsync(new Set([1, 2]))); await r(Array.fromAsync('abc'));
console.log(Array.fromAsync.length, Array.fromAsync.name, Object.getOwnPropertyDescriptor(Array, 'fromAsync'));
await r(Array.fromAsync((async function* () { try { yield 1; } finally { console.log('aclosed'); } })(), () => { throw 'map'; }));
await r(Array.fromAsync([1], async () => { throw 'amap'; }));
let jobs = 0; const tick = () => { if (++jobs < 50) Promise.resolve().then(tick); }; for (const src of [() => [1, 2], () => [], () => ({ length: 2, 0: 1, 1: 2 }), () => (async function* () { yield 1; })(), () => new Set([1])]) { jobs = 0; tick(); await Array.fromAsync(src()); console.log('jobs', jobs); jobs = 100; await null; await null; jobs = 0; tick(); await Array.fromAsync(src(), (x) => x); console.log('mapped', jobs); jobs = 100; await null; await null;}
