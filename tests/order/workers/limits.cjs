// resourceLimits: what is given, what is not, before, during and after a worker's life.
const { Worker, resourceLimits } = require('worker_threads');
console.log(resourceLimits);
const isNumbers = (limits) => Object.keys(limits).join() + Object.values(limits).every((value) => typeof value === 'number' && value >= 0);
const w = new Worker(`
const { resourceLimits, parentPort } = require('worker_threads');
parentPort.postMessage(resourceLimits);
parentPort.once('message', () => {});
`, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8, stackSizeMb: 2.5, codeRangeSizeMb: 16, other: 1 } });
w.on('message', (limits) => {
  console.log(limits, w.resourceLimits, w.resourceLimits === w.resourceLimits);
  w.postMessage('end');
});
w.on('exit', () => {
  console.log(w.resourceLimits);
  const v = new Worker(`require('worker_threads').parentPort.postMessage(require('worker_threads').resourceLimits)`, { eval: true });
  v.on('message', (limits) => console.log(isNumbers(limits), isNumbers(v.resourceLimits), limits.stackSizeMb, limits.codeRangeSizeMb, limits.maxOldGenerationSizeMb >= 2048));
});
