// How long the loop has waited and worked: nothing before it begins, differences afterwards.
const { eventLoopUtilization, performance } = require('node:perf_hooks');

const { nodeTiming } = performance;
console.log(eventLoopUtilization(), nodeTiming.loopStart, nodeTiming.idleTime);

setTimeout(() => {
  const first = eventLoopUtilization();
  console.log(first.idle > 0, first.active > 0, first.utilization > 0 && first.utilization < 1, Object.keys(first).join());
  for (const end = performance.now() + 20; performance.now() < end;);
  const since = eventLoopUtilization(first);
  console.log(since.idle, since.active >= 20, since.utilization);
  const second = eventLoopUtilization();
  const between = eventLoopUtilization(second, first);
  console.log(between.idle === second.idle - first.idle, between.active === second.active - first.active);
  console.log(nodeTiming.loopStart > 0, nodeTiming.idleTime >= first.idle, nodeTiming.uvMetricsInfo.loopCount > 0);
  try {
    eventLoopUtilization(undefined, true);
  } catch (error) {
    console.log(error.name);
  }
}, 50);
