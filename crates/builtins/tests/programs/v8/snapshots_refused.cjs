// What heap snapshots, profiles and coverage refuse before anything is made.
'use strict';
const v8 = require('v8');
const { Worker } = require('worker_threads');
const show = (name, error) => console.log(name, error.name, error.code, error.message);
function attempt(name, ...args) {
  try {
    console.log(name, v8[name](...args));
  } catch (error) {
    show(name, error);
  }
}
for (const options of [5, null, 'x', { exposeInternals: 5 }, { exposeNumericValues: 'a' }]) attempt('getHeapSnapshot', options);
for (const args of [[5], [null], [Buffer.from('a\0')], ['a\0b'], [{}], ['x', { exposeInternals: 5 }]]) attempt('writeHeapSnapshot', ...args);
for (const limit of [undefined, 0, -1, 'x', 1.5]) attempt('setHeapSnapshotNearHeapLimit', limit);
for (const name of ['startCpuProfile', 'startHeapProfile']) attempt(name, 5);
for (const name of ['takeCoverage', 'stopCoverage']) attempt(name);
const worker = new Worker('setTimeout(() => {}, 1e6)', { eval: true });
const names = ['getHeapSnapshot', 'startCpuProfile', 'startHeapProfile', 'getHeapStatistics', 'cpuUsage'];
for (const name of names.slice(0, 3)) try { worker[name](5); } catch (error) { show(name, error); }
(async () => {
  for (const name of names) await worker[name]().catch((error) => show(name, error));
  await new Promise((resolve) => worker.on('online', resolve));
  console.log(Object.keys(await worker.getHeapStatistics()).join(), Object.keys(await worker.cpuUsage()).join());
  await worker.terminate();
  for (const name of names) await worker[name]().catch((error) => show(name, error));
  console.log(worker.resourceLimits, worker.threadName);
})();
