// `node:perf_hooks`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/perf_hooks.html
// The timeline is `internal/performance`; here are the histograms.

const {
  Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver, PerformanceObserverEntryList,
  PerformanceResourceTiming, eventLoopUtilization, performance, timerify,
} = require('internal/performance');

const kPrivate = Symbol('constructor');

// Counts exact values: percentiles are those of what was recorded, at the price of one entry per distinct value.
class Histogram {
  #counts = new Map();
  #count = 0;
  #exceeds = 0;

  constructor(key) {
    if (key !== kPrivate) {
      const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
  }

  get count() { return this.#count; }
  get exceeds() { return this.#exceeds; }
  get min() { return this.#count === 0 ? 9223372036854776000 : Math.min(...this.#counts.keys()); }
  get max() { return this.#count === 0 ? 0 : Math.max(...this.#counts.keys()); }

  get mean() {
    let sum = 0;
    for (const [value, count] of this.#counts) sum += value * count;
    return sum / this.#count;
  }

  get stddev() {
    const { mean } = this;
    let sum = 0;
    for (const [value, count] of this.#counts) sum += (value - mean) ** 2 * count;
    return Math.sqrt(sum / this.#count);
  }

  percentile(percentile) {
    require('internal/validators').validateNumber(percentile, 'percentile');
    if (!(percentile > 0 && percentile <= 100)) {
      const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
      throw new ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
    }
    let left = Math.max(1, Math.round((percentile / 100) * this.#count));
    for (const [value, count] of this.#sorted()) {
      left -= count;
      if (left <= 0) return value;
    }
    return 0;
  }

  // Steps that halve the rest: 0, 50, 75, 87.5 … 100.
  get percentiles() {
    const found = new Map();
    if (this.#count === 0) return found.set(100, 0);
    found.set(0, this.min);
    let step = 50;
    for (let at = 50; this.percentile(at) !== this.max; at += step) {
      found.set(at, this.percentile(at));
      step /= 2;
    }
    const last = [...found.keys()].at(-1);
    const next = last === 0 ? 50 : last + (100 - last) / 2;
    return found.set(next, this.max).set(100, this.max);
  }

  reset() {
    this.#counts.clear();
    this.#count = 0;
    this.#exceeds = 0;
  }

  #sorted() { return [...this.#counts].sort(([a], [b]) => a - b); }

  add(value, count = 1) {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + count);
    this.#count += count;
  }

  toJSON() {
    const { count, min, max, mean, exceeds, stddev, percentiles } = this;
    return { count, min, max, mean, exceeds, stddev, percentiles: Object.fromEntries(percentiles) };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return this;
    const { percentiles, ...rest } = { ...this.toJSON(), percentiles: this.percentiles };
    return `${this.constructor.name} ${require('internal/inspect').inspect({ ...rest, percentiles }, options)}`;
  }

  entries() { return this.#sorted(); }
}
const addTo = Histogram.prototype.add;
const entriesOf = Histogram.prototype.entries;
delete Histogram.prototype.add;
delete Histogram.prototype.entries;

class RecordableHistogram extends Histogram {
  #last;

  record(value) {
    if (typeof value !== 'bigint') {
      require('internal/validators').validateInteger(value, 'val', 1);
    } else if (value < 1n || value > 9223372036854775807n) {
      const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
      throw new ERR_OUT_OF_RANGE('val', '>= 1 && <= 9223372036854775807', value);
    }
    addTo.call(this, Number(value));
  }

  // Records the nanoseconds since it was called last.
  recordDelta() {
    const time = performance.now() * 1e6;
    if (this.#last !== undefined) addTo.call(this, Math.max(1, Math.round(time - this.#last)));
    this.#last = time;
  }

  add(other) {
    if (!(other instanceof RecordableHistogram)) {
      const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    }
    for (const [value, count] of entriesOf.call(other)) addTo.call(this, value, count);
  }
}

class ELDHistogram extends Histogram {
  #resolution;
  #timer;

  constructor(key, resolution) {
    super(key);
    this.#resolution = resolution;
  }

  enable() {
    if (this.#timer !== undefined) return false;
    const { setInterval } = require('internal/loop');
    let last = performance.now();
    this.#timer = setInterval(() => {
      const time = performance.now();
      addTo.call(this, Math.max(1, Math.round((time - last) * 1e6)));
      last = time;
    }, this.#resolution);
    this.#timer.unref();
    return true;
  }

  disable() {
    if (this.#timer === undefined) return false;
    require('internal/loop').clearTimeout(this.#timer);
    this.#timer = undefined;
    return true;
  }
}
if (Symbol.dispose !== undefined) ELDHistogram.prototype[Symbol.dispose] = ELDHistogram.prototype.disable;

function createHistogram(options = {}) {
  const { validateObject, validateInteger } = require('internal/validators');
  validateObject(options, 'options');
  const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  if (typeof lowest !== 'bigint') validateInteger(lowest, 'options.lowest', 1);
  if (typeof highest !== 'bigint') validateInteger(highest, 'options.highest', 2 * Number(lowest));
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(kPrivate);
}

function monitorEventLoopDelay(options = {}) {
  const { validateObject, validateInteger } = require('internal/validators');
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new ELDHistogram(kPrivate, resolution);
}

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

module.exports = {
  Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver, PerformanceObserverEntryList,
  PerformanceResourceTiming, monitorEventLoopDelay, eventLoopUtilization, timerify, createHistogram, performance, constants,
};
