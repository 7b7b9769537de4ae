// How a worker's loop spends its time, as its parent sees it: nothing before it begins and after its end, and waiting counts while it lasts.
const { once } = require('node:events');
const { Worker } = require('node:worker_threads');

const program = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (message) => {
    for (const end = Date.now() + (message === 'work' ? 60 : 0); Date.now() < end;);
    if (message === 'end') parentPort.close();
    parentPort.postMessage(message);
  });`;

(async () => {
  const worker = new Worker(program, { eval: true });
  const { performance } = worker;
  console.log(Object.keys(worker).includes('performance'), Object.keys(performance), performance.eventLoopUtilization());
  worker.postMessage('begin');
  await once(worker, 'message');
  const first = performance.eventLoopUtilization();
  while (performance.eventLoopUtilization(first).idle < 20) await new Promise((resolve) => setTimeout(resolve, 5));
  const second = performance.eventLoopUtilization();
  console.log(Object.keys(second), second.idle > first.idle, second.utilization < 1);
  worker.postMessage('work');
  await once(worker, 'message');
  const third = performance.eventLoopUtilization();
  console.log(performance.eventLoopUtilization(second).active >= 55, performance.eventLoopUtilization(third, second).active >= 55);
  worker.postMessage('end');
  await once(worker, 'exit');
  console.log(performance.eventLoopUtilization(), performance.eventLoopUtilization(third), performance.eventLoopUtilization(third, second));
})();
