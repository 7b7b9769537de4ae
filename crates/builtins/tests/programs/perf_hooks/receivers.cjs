// What belongs to an entry or to `performance` refuses other receivers and wrong arguments.
'use strict';

const { performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver } = require('node:perf_hooks');

const told = (run) => {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.code, error.message.split('\n')[0]);
  }
};

for (const Class of [PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceResourceTiming]) {
  for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(Class.prototype))) {
    if (get !== undefined) told(() => `${name}: ${get.call({})}`);
  }
}
for (const name of ['now', 'mark', 'measure', 'getEntries', 'clearMarks', 'toJSON', 'setResourceTimingBufferSize']) told(() => performance[name].call({}));
told(() => performance.setResourceTimingBufferSize());
told(() => new PerformanceObserver(() => {}).observe({ entryTypes: 5 }));
told(() => performance.timerify(() => {}, { histogram: {} }));
told(() => PerformanceObserver.supportedEntryTypes.join());

const timing = {
  startTime: 1, endTime: 9, finalServiceWorkerStartTime: 0, redirectStartTime: 0, redirectEndTime: 0, postRedirectStartTime: 2,
  finalConnectionTimingInfo: { domainLookupStartTime: 3, domainLookupEndTime: 4, connectionStartTime: 4, connectionEndTime: 5, secureConnectionStartTime: 5, ALPNNegotiatedProtocol: 'h2' },
  finalNetworkRequestStartTime: 6, finalNetworkResponseStartTime: 7, encodedBodySize: 100, decodedBodySize: 200,
};
const seen = new PerformanceObserver((list) => console.log('seen', list.getEntries().map((entry) => entry.name)));
seen.observe({ type: 'resource' });
const entry = performance.markResourceTiming(timing, 'http://localhost:8080/a', 'fetch', globalThis, '', {}, 200, '');
console.log(entry instanceof PerformanceResourceTiming, entry);
console.log(performance.getEntriesByType('resource').length, performance.getEntriesByName('http://localhost:8080/a')[0] === entry);
performance.clearResourceTimings();
console.log(performance.getEntriesByType('resource').length);
setImmediate(() => setImmediate(() => seen.disconnect()));
