// The first messages of a worker and later ones, small and odd values among them, in both directions; what a program has put on prototypes has no say.
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { inspect } from 'node:util';

const show = (value) => inspect(value, { depth: 9, compact: true, breakLength: Infinity });

const odd = [
  0, -0, 1, -1, 23, 24, 255, 256, 65_535, 65_536, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 53 - 1, -(2 ** 53 - 1), 2 ** 53, -(2 ** 53), 2 ** 64, 1.5, -1e-320, 1e300,
  NaN, Infinity, -Infinity, true, false, null, undefined, '', 'a', '"\\\n\u0000\u001f\u007f', 'ü', '\u00ff', 'Ж', '😀', '\ud800', '\udc00x', 'x'.repeat(300), 10n, -(2n ** 70n),
  [], [undefined], [null, [1, [2.5, ['x']]]], [, 1], Object.assign([1], { name: 2 }), {}, { a: 1, b: { c: [] } }, { ['__proto__']: 1, constructor: 2 }, { u: undefined },
  { 'ü"\n': '\ud800' }, new Date(5), /x/g, new Map([[1, 2]]), new Set([1]), new Uint8Array([1, 2]), Object.assign(new Error('lost'), { stack: 'Error: lost' }), Object(1), new Array(3),
];

if (isMainThread) {
  Object.prototype.toJSON = Array.prototype.toJSON = String.prototype.toJSON = () => 'replaced';
  const cycle = { name: 'cycle' };
  cycle.self = cycle;
  const values = [...odd, cycle];
  for (const data of [undefined, null, 7, 'text', [1], cycle]) {
    const worker = new Worker(new URL(import.meta.url), { workerData: data, argv: ['one', '"two"\n'], env: { A: '1', 'B"': 'ü' }, name: 'n"ame' });
    worker.postMessage('go');
    worker.postMessage(undefined);
    const [seen] = await new Promise((resolve) => { worker.once('message', (...args) => resolve(args)); });
    console.log(seen);
    let at = 0;
    const answers = [];
    await new Promise((resolve) => {
      worker.on('message', (answer) => {
        answers.push(answer);
        if (++at < values.length) worker.postMessage(values[at]);
        else resolve();
      });
      worker.postMessage(values[0]);
    });
    console.log(data === undefined || data === null ? answers.map(([text, value]) => `${text} | ${show(value)}`).join('\n') : answers.length);
    console.log(await worker.terminate());
  }
  try {
    new Worker(new URL(import.meta.url), { workerData: () => {} });
  } catch (error) {
    console.log(error.name, error.message);
  }
} else {
  const first = [];
  parentPort.on('message', (value) => {
    if (first.length < 2) {
      first.push(value);
      if (first.length === 2) parentPort.postMessage(show([workerData, process.argv.slice(2), Object.entries(process.env).sort(), first]));
    } else {
      parentPort.postMessage([show(value), value]);
    }
  });
}
