// `node:perf_hooks`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/perf_hooks.html
// The timeline is `internal/performance`, the histograms are `internal/histogram`.
'use strict';

const {
  Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver, PerformanceObserverEntryList,
  PerformanceResourceTiming, eventLoopUtilization, performance, timerify,
} = require('internal/performance');

const constants = {
  NODE_PERFORMANCE_GC_MAJOR: 4,
  NODE_PERFORMANCE_GC_MINOR: 1,
  NODE_PERFORMANCE_GC_MINOR_MARK_SWEEP: 2,
  NODE_PERFORMANCE_GC_INCREMENTAL: 8,
  NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
  NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
  NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
  NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
};

for (const name in constants) Object.defineProperty(constants, name, { writable: false, configurable: false });

/** Not enumerable: kinds of entries and milestones, by their numbers. */
for (const [prefix, names] of [
  ['ENTRY_TYPE', 'GC HTTP HTTP2 NET DNS QUIC'],
  ['MILESTONE', 'TIME_ORIGIN_TIMESTAMP TIME_ORIGIN ENVIRONMENT NODE_START V8_START LOOP_START LOOP_EXIT BOOTSTRAP_COMPLETE'],
]) {
  names.split(' ').forEach((name, value) => Object.defineProperty(constants, `NODE_PERFORMANCE_${prefix}_${name}`, { value }));
}

/** A function of `internal/histogram`, which is loaded when it is first called. */
function ofHistograms(name) {
  return { [name](options = {}) { return require('internal/histogram')[name](options); } }[name];
}

module.exports = {
  Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver, PerformanceObserverEntryList,
  PerformanceResourceTiming, monitorEventLoopDelay: ofHistograms('monitorEventLoopDelay'), eventLoopUtilization, timerify,
  createHistogram: ofHistograms('createHistogram'), performance,
};
Object.defineProperty(module.exports, 'constants', { value: constants, enumerable: true });
