// `internal/performance`: performance, its entries and its observers, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/perf_hooks.html, https://w3c.github.io/user-timing/ and https://w3c.github.io/performance-timeline/

const { EventTarget, defineEventHandler, enumerable, tag } = require('internal/event_target');
const loop = require('internal/loop');

const kPrivate = Symbol('constructor');
const kInspect = Symbol.for('nodejs.util.inspect.custom');
const { now, timeOrigin } = loop;
const milestones = ['nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete'];
const supportedEntryTypes = Object.freeze(['dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'quic', 'resource']);

// ---- entries

class PerformanceEntry {
  #name;
  #entryType;
  #startTime;
  #duration;

  constructor(key, name, entryType, startTime, duration) {
    if (key !== kPrivate) throw illegalConstructor();
    this.#name = name;
    this.#entryType = entryType;
    this.#startTime = startTime;
    this.#duration = duration;
  }

  get name() { return PerformanceEntry.#check(this).#name; }
  get entryType() { return PerformanceEntry.#check(this).#entryType; }
  get startTime() { return PerformanceEntry.#check(this).#startTime; }
  get duration() { return PerformanceEntry.#check(this).#duration; }

  static #check(value) { return checked(#name in Object(value), value, 'PerformanceEntry'); }

  toJSON() {
    const { name, entryType, startTime, duration } = PerformanceEntry.#check(this);
    return { name, entryType, startTime, duration };
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    return `${this.constructor.name} ${require('internal/inspect').inspect(this.toJSON(), deeper(options))}`;
  }
}

class PerformanceMark extends PerformanceEntry {
  #detail;

  constructor(name, options = undefined) {
    if (arguments.length === 0) throw missing('name');
    name = `${name}`;
    if (milestones.includes(name)) throw invalidValue('name', name);
    if (options !== undefined && options !== null) require('internal/validators').validateObject(options, 'options');
    const startTime = options?.startTime ?? now();
    require('internal/validators').validateNumber(startTime, 'startTime');
    if (startTime < 0) throw invalidTimestamp(startTime);
    super(kPrivate, name, 'mark', startTime, 0);
    this.#detail = copyOf(options?.detail);
  }

  get detail() { return checked(#detail in Object(this), this, 'PerformanceMark').#detail; }

  toJSON() {
    const { name, entryType, startTime, duration, detail } = this;
    return { name, entryType, startTime, duration, detail };
  }
}

class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(key, name, startTime, duration, detail) {
    super(key, name, 'measure', startTime, duration);
    this.#detail = detail;
  }

  get detail() { return checked(#detail in Object(this), this, 'PerformanceMeasure').#detail; }

  toJSON() {
    const { name, entryType, startTime, duration, detail } = this;
    return { name, entryType, startTime, duration, detail };
  }
}

// A call of a function that timerify has wrapped, an exchange of HTTP.
class PerformanceNodeEntry extends PerformanceEntry {
  #detail;

  constructor(name, entryType, startTime, duration, detail) {
    super(kPrivate, name, entryType, startTime, duration);
    this.#detail = detail;
  }

  get detail() { return this.#detail; }
  toJSON() { return { ...super.toJSON(), detail: this.#detail }; }
}

function copyOf(detail) {
  return detail == null ? null : require('internal/structured_clone').structuredClone(detail);
}

// ---- the timeline

let marks = [];
let measures = [];
let resources = [];
/** How many resources are kept, as programs have set it. */
let resourceLimit = 250;

/** Keeps what is known of a resource that was fetched. */
function addResource(entry) {
  tellObservers(entry);
  if (resources.length < resourceLimit) {
    resources.push(entry);
    return;
  }
  loop.setImmediate(() => {
    const { Event } = require('internal/event_target');
    performance.dispatchEvent(new Event('resourcetimingbufferfull'));
    if (resources.length < resourceLimit) resources.push(entry);
  });
}

class Performance extends EventTarget {
  #isOne = true;

  constructor(key) {
    if (key !== kPrivate) throw illegalConstructor();
    super();
    // As in Node these are the prototype's, though they are of this one object.
    Object.defineProperties(Performance.prototype, {
      eventLoopUtilization: { value: eventLoopUtilization, writable: true, enumerable: false, configurable: true },
      timerify: { value: timerify, writable: true, enumerable: false, configurable: true },
    });
  }

  static #check(value) { return checked(#isOne in Object(value), value, 'Performance'); }

  clearMarks(name = undefined) {
    Performance.#check(this);
    marks = name === undefined ? [] : marks.filter((entry) => entry.name !== `${name}`);
  }

  clearMeasures(name = undefined) {
    Performance.#check(this);
    measures = name === undefined ? [] : measures.filter((entry) => entry.name !== `${name}`);
  }

  clearResourceTimings(name = undefined) {
    Performance.#check(this);
    resources = name === undefined ? [] : resources.filter((entry) => entry.name !== `${name}`);
  }

  getEntries() {
    Performance.#check(this);
    return inOrder([...marks, ...measures, ...resources]);
  }

  getEntriesByName(name, type = undefined) {
    Performance.#check(this);
    if (arguments.length === 0) throw missing('name');
    return byName(this.getEntries(), `${name}`, type);
  }

  getEntriesByType(type) {
    Performance.#check(this);
    if (arguments.length === 0) throw missing('type');
    return this.getEntries().filter((entry) => entry.entryType === `${type}`);
  }

  mark(name, options = undefined) {
    Performance.#check(this);
    if (arguments.length === 0) throw missing('name');
    const entry = new PerformanceMark(name, options);
    marks.push(entry);
    tellObservers(entry);
    return entry;
  }

  measure(name, startOrOptions = undefined, endMark = undefined) {
    Performance.#check(this);
    if (arguments.length === 0) throw missing('name');
    require('internal/validators').validateString(name, 'name');
    const { start, duration, detail } = span(startOrOptions, endMark);
    const entry = new PerformanceMeasure(kPrivate, name, start, duration, copyOf(detail));
    measures.push(entry);
    tellObservers(entry);
    return entry;
  }

  now() {
    Performance.#check(this);
    return now();
  }

  setResourceTimingBufferSize(maxSize) {
    Performance.#check(this);
    if (arguments.length === 0) throw missing('maxSize');
    resourceLimit = maxSize >>> 0;
  }

  markResourceTiming(...args) {
    const entry = require('internal/resource_timing').makeEntry(...args);
    addResource(entry);
    return entry;
  }

  get timeOrigin() {
    Performance.#check(this);
    return timeOrigin;
  }

  toJSON() {
    Performance.#check(this);
    return { nodeTiming, timeOrigin, eventLoopUtilization: eventLoopUtilization() };
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    return `Performance ${require('internal/inspect').inspect({ nodeTiming, timeOrigin }, deeper(options))}`;
  }
}

// Older entries first; of two at one time, the one made first.
function inOrder(entries) {
  return entries.sort((a, b) => a.startTime - b.startTime);
}

function byName(entries, name, type) {
  return entries.filter((entry) => entry.name === name && (type === undefined || entry.entryType === `${type}`));
}

function span(startOrOptions, endMark) {
  const options = startOrOptions !== null && typeof startOrOptions === 'object' ? startOrOptions : {};
  if (options === startOrOptions) checkMeasureOptions(options, endMark);
  const { duration, detail } = options;
  const startMark = options === startOrOptions ? options.start : typeof startOrOptions === 'string' ? startOrOptions : startOrOptions === undefined ? undefined : 0;
  const last = endMark === undefined ? options.end : endMark;
  let end;
  if (last !== undefined) end = timeOf(last);
  else if (startMark !== undefined && duration !== undefined) end = timeOf(startMark) + duration;
  else end = now();
  let start = 0;
  if (startMark !== undefined) start = timeOf(startMark);
  else if (duration !== undefined && last !== undefined) start = end - duration;
  return { start, duration: end - start, detail };
}

function checkMeasureOptions(options, endMark) {
  const { codes: { ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS } } = require('internal/errors');
  const { start, end, duration, detail } = options;
  if (start === undefined && end === undefined && duration === undefined && detail === undefined) return;
  if (endMark !== undefined) throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
  if (start !== undefined && end !== undefined && duration !== undefined) {
    throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS(
      'Must not have options.start, options.end, and options.duration specified');
  }
}

function timeOf(mark) {
  if (typeof mark === 'number') {
    if (mark < 0) throw invalidTimestamp(mark);
    return mark;
  }
  const name = `${mark}`;
  if (milestones.includes(name)) return nodeTiming[name];
  const entry = marks.findLast((each) => each.name === name);
  if (entry !== undefined) return entry.startTime;
  const { DOMException } = require('internal/dom_exception');
  throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
}

/** When the program's process got how far. The runtime boots in one step, whose parts fall together. */
class PerformanceNodeTiming extends PerformanceEntry {
  constructor() {
    super(kPrivate, 'node', 'node', 0, 0);
    const milestone = (get) => ({ get, enumerable: true, configurable: true });
    Object.defineProperties(this, {
      name: { value: 'node', enumerable: true, configurable: true },
      entryType: { value: 'node', enumerable: true, configurable: true },
      startTime: { value: 0, enumerable: true, configurable: true },
      duration: milestone(now),
      nodeStart: milestone(() => 0),
      v8Start: milestone(() => 0),
      bootstrapComplete: milestone(() => 0),
      environment: milestone(() => 0),
      loopStart: milestone(loop.loopStart),
      loopExit: milestone(() => -1),
      idleTime: milestone(loop.idleTime),
      uvMetricsInfo: milestone(() => ({ loopCount: loop.loopCount(), events: 0, eventsWaiting: 0 })),
    });
  }

  toJSON() {
    const { uvMetricsInfo, ...shown } = this;
    return shown;
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    const shown = this.toJSON();
    return `PerformanceNodeTiming ${require('internal/inspect').inspect(shown, deeper(options))}`;
  }
}

/** How long the loop has waited and worked: since it began, since `first`, or between `second` and `first`. */
function eventLoopUtilization(first, second) {
  const start = loop.loopStart();
  const idle = loop.idleTime();
  return utilizationOf(start > 0 ? [idle, now() - start - idle] : undefined, first, second);
}

/** The same of any loop: what it has waited and worked, undefined if it does not run. */
function utilizationOf(figures, first, second) {
  if (figures === undefined) return { idle: 0, active: 0, utilization: 0 };
  if (second) return utilization(first.idle - second.idle, first.active - second.active);
  const [idle, active] = figures;
  return first ? utilization(idle - first.idle, active - first.active) : utilization(idle, active);
}

function utilization(idle, active) {
  return { idle, active, utilization: active / (idle + active) };
}

function timerify(fn, options = {}) {
  const { validateFunction, validateObject } = require('internal/validators');
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  const { histogram } = options;
  if (histogram !== undefined && typeof histogram?.record !== 'function') {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('options.histogram', 'RecordableHistogram', histogram);
  }
  function timerified(...args) {
    const start = now();
    const result = new.target ? Reflect.construct(fn, args, fn) : Reflect.apply(fn, this, args);
    const done = () => finishCall(fn, start, args, histogram);
    if (!new.target && typeof result?.finally === 'function') return result.finally(done);
    done();
    return result;
  }
  Object.defineProperties(timerified, {
    name: { value: `timerified ${fn.name}`, configurable: false, enumerable: true },
    length: { value: fn.length, configurable: false, enumerable: true },
  });
  return timerified;
}

function finishCall(fn, start, args, histogram) {
  const duration = now() - start;
  histogram?.record(Math.max(1, Math.ceil(duration * 1e6)));
  tellObservers(new PerformanceNodeEntry(fn.name, 'function', start, duration, args));
}

// ---- observers

const observers = new Set();
let pending = new Set();
let scheduled = false;

class PerformanceObserverEntryList {
  #entries;

  constructor(key, entries) {
    if (key !== kPrivate) throw illegalConstructor();
    this.#entries = inOrder([...entries]);
  }

  static #listOf(list) {
    return checked(typeof list === 'object' && list !== null && #entries in list, list, 'PerformanceObserverEntryList').#entries;
  }

  getEntries() {
    return [...PerformanceObserverEntryList.#listOf(this)];
  }

  getEntriesByType(type) {
    const entries = PerformanceObserverEntryList.#listOf(this);
    if (arguments.length === 0) throw missing('type');
    return entries.filter((entry) => entry.entryType === `${type}`);
  }

  getEntriesByName(name, type = undefined) {
    const entries = PerformanceObserverEntryList.#listOf(this);
    if (arguments.length === 0) throw missing('name');
    return byName(entries, `${name}`, type);
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    return `PerformanceObserverEntryList ${require('internal/inspect').inspect(this.#entries, deeper(options))}`;
  }
}

let offer, flush, wants;

class PerformanceObserver {
  #callback;
  #types = new Set();
  #buffer = [];
  #mode; // 'type' or 'entryTypes'

  static {
    offer = (observer, entry) => {
      if (!observer.#types.has(entry.entryType)) return;
      observer.#buffer.push(entry);
      schedule(observer);
    };
    wants = (observer, type) => observer.#types.has(type);
    flush = (observer) => {
      const entries = observer.takeRecords();
      if (entries.length > 0) {
        Reflect.apply(observer.#callback, observer, [new PerformanceObserverEntryList(kPrivate, entries), observer]);
      }
    };
  }

  constructor(callback) {
    require('internal/validators').validateFunction(callback, 'callback');
    this.#callback = callback;
  }

  static get supportedEntryTypes() { return supportedEntryTypes; }

  observe(options = {}) {
    require('internal/validators').validateObject(options, 'options');
    const { entryTypes, type, buffered } = options;
    if (entryTypes === undefined && type === undefined) throw missing('options.entryTypes', 'options.type');
    if (entryTypes != null && type != null) {
      throw invalidValue('options.entryTypes', entryTypes, 'options.entryTypes can not set with options.type together');
    }
    if (entryTypes != null && !Array.isArray(entryTypes)) {
      const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', entryTypes);
    }
    const mode = type === undefined ? 'entryTypes' : 'type';
    if (this.#mode !== undefined && this.#mode !== mode) {
      const { DOMException } = require('internal/dom_exception');
      throw new DOMException(`PerformanceObserver can not change to ${mode === 'type' ? 'single observation' : 'multiple observations'}`, 'InvalidModificationError');
    }
    this.#mode = mode;
    if (mode === 'entryTypes') this.#types = new Set([...entryTypes].filter((each) => supportedEntryTypes.includes(each)));
    else if (supportedEntryTypes.includes(type)) this.#types.add(type);
    if (this.#types.size === 0) {
      if (mode === 'entryTypes') this.disconnect();
      return;
    }
    observers.add(this);
    if (buffered && mode === 'type') for (const entry of performance.getEntriesByType(type)) offer(this, entry);
  }

  disconnect() {
    observers.delete(this);
    pending.delete(this);
    this.#buffer = [];
    this.#types = new Set();
    this.#mode = undefined;
  }

  takeRecords() {
    const entries = this.#buffer;
    this.#buffer = [];
    return entries;
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    const shown = {
      connected: observers.has(this), pending: pending.has(this), entryTypes: [...this.#types], buffer: this.#buffer,
    };
    return `PerformanceObserver ${require('internal/inspect').inspect(shown, deeper(options))}`;
  }
}

/** Whether anybody observes entries of that type: few are made for nobody. */
function isObserved(type) {
  return [...observers].some((observer) => wants(observer, type));
}

/** Something that began at `startTime` and ends now. */
function tellEnd(name, type, startTime, detail) {
  tellObservers(new PerformanceNodeEntry(name, type, startTime, now() - startTime, detail));
}

function tellObservers(entry) {
  for (const observer of observers) offer(observer, entry);
}

// Observers hear of everything new once a turn, in the check phase.
function schedule(observer) {
  pending.add(observer);
  if (scheduled) return;
  scheduled = true;
  loop.setImmediate(() => {
    scheduled = false;
    const due = [...pending];
    pending = new Set();
    for (const each of due) flush(each);
  });
}

// ---- errors and attributes

function checked(isOne, value, name) {
  if (isOne) return value;
  const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
  throw new ERR_INVALID_THIS(name);
}

function deeper(options) {
  return { ...options, depth: options.depth == null ? null : options.depth - 1 };
}

function illegalConstructor() {
  const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
  return new ERR_ILLEGAL_CONSTRUCTOR();
}

function missing(...names) {
  const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
  return new ERR_MISSING_ARGS(...names);
}

function invalidValue(name, value, reason) {
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  return new ERR_INVALID_ARG_VALUE(name, value, reason);
}

function invalidTimestamp(value) {
  const { codes: { ERR_PERFORMANCE_INVALID_TIMESTAMP } } = require('internal/errors');
  return new ERR_PERFORMANCE_INVALID_TIMESTAMP(value);
}

enumerable(PerformanceEntry.prototype, ['name', 'entryType', 'startTime', 'duration', 'toJSON']);
tag(PerformanceEntry, 'PerformanceEntry');
enumerable(PerformanceMark.prototype, ['detail']);
enumerable(PerformanceMeasure.prototype, ['detail']);
enumerable(Performance.prototype, ['clearMarks', 'clearMeasures', 'clearResourceTimings', 'getEntries', 'getEntriesByName',
  'getEntriesByType', 'mark', 'measure', 'now', 'setResourceTimingBufferSize', 'timeOrigin', 'toJSON']);
enumerable(PerformanceObserver.prototype, ['observe', 'disconnect', 'takeRecords']);
enumerable(PerformanceObserverEntryList.prototype, ['getEntries', 'getEntriesByType', 'getEntriesByName']);
defineEventHandler(Performance.prototype, 'resourcetimingbufferfull');
for (const constructor of [Performance, PerformanceMark, PerformanceMeasure, PerformanceObserver, PerformanceObserverEntryList]) {
  tag(constructor, constructor.name);
}
for (const constructor of [Performance, PerformanceEntry, PerformanceMeasure, PerformanceObserverEntryList]) {
  Object.defineProperty(constructor, 'length', { value: 0, configurable: true });
}

const nodeTiming = new PerformanceNodeTiming();
const performance = new Performance(kPrivate);
Object.defineProperty(Performance.prototype, 'nodeTiming', { value: nodeTiming, writable: true, enumerable: false, configurable: true });

module.exports = {
  Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver, PerformanceObserverEntryList,
  eventLoopUtilization, utilizationOf, performance, timerify, checked, illegalConstructor, kPrivate, tellObservers, isObserved, tellEnd,
  get PerformanceResourceTiming() { return require('internal/resource_timing').PerformanceResourceTiming; },
};
