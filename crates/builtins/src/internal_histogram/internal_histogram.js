// `internal/histogram`: the histograms of `perf_hooks`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/perf_hooks.html#class-histogram
//
// Values that agree in their first digits (`figures`, in binary) count as one, as in a High Dynamic Range histogram (https://hdrhistogram.github.io/HdrHistogram/):
// each such range is kept by its lowest value. Only ranges that have counts take memory.
'use strict';

const { codes } = require('internal/errors');
const { validateInteger, validateNumber, validateObject } = require('internal/validators');

const kPrivate = Symbol('constructor');
const kInspect = Symbol.for('nodejs.util.inspect.custom');

const NOTHING = 9223372036854775807n;

let addAll, count, isOne;

class Histogram {
  #counts = new Map();
  #count = 0;
  #exceeds = 0;
  #min = Infinity;
  #max = 0;
  #highest;
  #unit;
  #digits;

  constructor(key, { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = {}) {
    if (key !== kPrivate) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#highest = Number(highest);
    this.#unit = Math.floor(Math.log2(Number(lowest)));
    this.#digits = Math.max(1, Math.ceil(Math.log2(2 * 10 ** figures))) - 1;
  }

  /** By how much values of the range of `value` differ at most, and the lowest of them. */
  #range(value) {
    const size = 2 ** Math.max(this.#unit, Math.floor(Math.log2(Math.max(value, 1))) - this.#digits);
    return { size, low: Math.floor(value / size) * size };
  }

  #top(value) {
    const { size, low } = this.#range(value);
    return low + size - 1;
  }

  #middle(low) { return low + Math.floor(this.#range(low).size / 2); }

  static {
    // What the subclasses below may do.
    count = Histogram.#add;
    addAll = Histogram.#addAll;
    isOne = (value) => typeof value === 'object' && value !== null && #counts in value;
  }

  static #add(histogram, value, times = 1) {
    if (value > histogram.#highest) {
      histogram.#exceeds += times;
      return;
    }
    const { low } = histogram.#range(value);
    histogram.#counts.set(low, (histogram.#counts.get(low) ?? 0) + times);
    histogram.#count += times;
    histogram.#min = Math.min(histogram.#min, value);
    histogram.#max = Math.max(histogram.#max, value);
  }

  static #addAll(histogram, other) {
    for (const [low, times] of other.#counts) Histogram.#add(histogram, low, times);
    histogram.#exceeds += other.#exceeds;
    histogram.#max = Math.max(histogram.#max, other.#max);
  }

  static #check(value) {
    if (isOne(value)) return value;
    throw new codes.ERR_INVALID_THIS('Histogram');
  }

  #sorted() { return [...this.#counts].sort(([a], [b]) => a - b); }

  get count() { return Histogram.#check(this).#count; }
  get countBigInt() { return BigInt(this.count); }
  get exceeds() { return Histogram.#check(this).#exceeds; }
  get exceedsBigInt() { return BigInt(this.exceeds); }
  get min() { return Number(this.minBigInt); }
  get minBigInt() { return Histogram.#check(this).#count === 0 ? NOTHING : BigInt(this.#range(this.#min).low); }
  get max() { return Histogram.#check(this).#max === 0 ? 0 : this.#top(this.#max); }
  get maxBigInt() { return BigInt(this.max); }

  /** The mean of `(value - about) ** power`. */
  #moment(about, power) {
    let sum = 0;
    for (const [low, times] of this.#counts) sum += (this.#middle(low) - about) ** power * times;
    return sum / this.#count;
  }

  get mean() { return Histogram.#check(this).#moment(0, 1); }
  get stddev() { return Math.sqrt(Histogram.#check(this).#moment(this.mean, 2)); }

  get skewness() {
    const { mean, stddev, count } = this;
    return count < 3 || stddev === 0 ? 0 : this.#moment(mean, 3) / stddev ** 3;
  }

  get kurtosis() {
    const { mean, count } = this;
    const variance = this.#moment(mean, 2);
    return count < 4 || variance === 0 ? 0 : this.#moment(mean, 4) / variance ** 2 - 3;
  }

  percentile(percentile) {
    Histogram.#check(this);
    validateNumber(percentile, 'percentile');
    if (!(percentile > 0 && percentile <= 100)) throw new codes.ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
    let left = Math.max(1, Math.floor((percentile / 100) * this.#count + 0.5));
    for (const [low, times] of this.#sorted()) {
      left -= times;
      if (left <= 0) return this.#top(low);
    }
    return 0;
  }

  percentileBigInt(percentile) { return BigInt(this.percentile(percentile)); }

  /** Steps that become smaller as what is left does: 0, 50, 75, 87.5 … 100. */
  get percentiles() {
    Histogram.#check(this);
    const found = new Map();
    let passed = 0;
    let next = 0;
    let last = 0;
    for (const [low, times] of this.#sorted()) {
      passed += times;
      last = low;
      const reached = (100 * passed) / this.#count;
      while (next <= reached) {
        found.set(next, low);
        next += 100 / 2 ** (Math.floor(Math.log2(100 / (100 - next))) + 1);
        if (passed === this.#count) break;
      }
    }
    return found.set(100, last);
  }

  get percentilesBigInt() { return new Map(Array.from(this.percentiles, ([percentile, value]) => [percentile, BigInt(value)])); }

  reset() {
    Histogram.#check(this);
    this.#counts.clear();
    this.#count = 0;
    this.#exceeds = 0;
    this.#min = Infinity;
    this.#max = 0;
  }

  toJSON() {
    const { count, min, max, mean, exceeds, stddev, skewness, kurtosis, percentiles } = this;
    return { count, min, max, mean, exceeds, stddev, skewness, kurtosis, percentiles: Object.fromEntries(percentiles) };
  }

  [kInspect](depth, options) {
    if (depth < 0) return require('internal/inspect').inspectTooDeep(this, options);
    const { min, max, mean, exceeds, stddev, skewness, kurtosis, count, percentiles } = this;
    const shown = { min, max, mean, exceeds, stddev, skewness, kurtosis, count, percentiles };
    return `Histogram ${require('internal/inspect').inspect(shown, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}

class RecordableHistogram extends Histogram {
  #last;

  record(value) {
    if (typeof value !== 'bigint') validateInteger(value, 'val', 1);
    else if (value < 1n || value > NOTHING) throw outOfRange();
    count(this, Number(value));
  }

  /** Records the nanoseconds since it was called last. */
  recordDelta() {
    const time = process.hrtime.bigint();
    if (this.#last !== undefined) count(this, Math.max(1, Number(time - this.#last)));
    this.#last = time;
  }

  add(other) {
    if (!(isOne(other) && #last in other)) throw new codes.ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    addAll(this, other);
  }
}

function outOfRange() {
  const error = new RangeError('value is out of range');
  error.code = 'ERR_OUT_OF_RANGE';
  return error;
}

/** Of how late a timer of a given period, in ms, is called: the time from call to call, in nanoseconds. */
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
    let last = process.hrtime.bigint();
    this.#timer = setInterval(() => {
      const time = process.hrtime.bigint();
      count(this, Math.max(1, Number(time - last)));
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

  [Symbol.dispose]() { this.disable(); }
}

function createHistogram(options = {}) {
  validateObject(options, 'options');
  const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  if (typeof lowest !== 'bigint') validateInteger(lowest, 'options.lowest', 1);
  if (typeof highest !== 'bigint') validateInteger(highest, 'options.highest');
  const least = 2n * BigInt(lowest);
  if (BigInt(highest) < least) throw new codes.ERR_OUT_OF_RANGE('options.highest', `>= 2 * options.lowest (${least}n)`, highest);
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(kPrivate, { lowest, highest, figures });
}

function monitorEventLoopDelay(options = {}) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new ELDHistogram(kPrivate, resolution);
}

module.exports = { createHistogram, monitorEventLoopDelay };
