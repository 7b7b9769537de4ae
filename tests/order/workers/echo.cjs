// Values of many kinds go to a worker and come back as structured clones.
const { Worker } = require('worker_threads');
const w = new Worker(`require('worker_threads').parentPort.on('message', function (m) { m === null ? this.close() : this.postMessage(m) })`, { eval: true });
class Point { constructor() { this.x = 1; } get far() { return 2; } }
const cycle = { name: 'cycle' };
cycle.self = cycle;
const values = [1, -0, NaN, 'text \ud800', '\u00e9\u{1f600}', true, undefined, 10n ** 30n, new Date(0), /a+/gi, new Map([[1, { a: 1 }], ['k', new Set([1, 2])]]),
  [1, , 3], new Point(), cycle, new Uint8Array([1, 2, 3]), new Float64Array([0.5]), new DataView(new ArrayBuffer(2)), Object(1), Object('s'),
  { nested: { deep: [[[1]]] } }, new ArrayBuffer(3), Buffer.from('abc'), { a: undefined, b: null }];
w.on('message', (m) => console.log(m));
w.on('exit', (code) => console.log('exit', code));
for (const value of values) w.postMessage(value);
w.postMessage(null);
