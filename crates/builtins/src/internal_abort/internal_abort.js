// `internal/abort`: AbortController and AbortSignal, Node 26.
// Follows https://dom.spec.whatwg.org/#aborting-ongoing-activities and https://nodejs.org/docs/latest-v26.x/api/globals.html#class-abortcontroller

const {
  EventTarget, defineEventHandler, enumerable, inspectAs, tag, trustedEvent,
  kMaxEventTargetListeners, kNewListener, kRemoveListener, kResistStopPropagation,
} = require('internal/event_target');

const kPrivate = Symbol('constructor');
const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kMaxDelay = 2 ** 32 - 1;

// Signals whose time-out or sources must keep them alive, because somebody listens to them.
const listenedTo = new Set();
let abortSignal, dependOn, isSignal;

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason;
  #sources; // of a composite signal: WeakRefs of the signals that abort it
  #dependants; // WeakRefs of composite signals
  #timed = false;

  static {
    isSignal = (value) => typeof value === 'object' && value !== null && #aborted in value;
    dependOn = AbortSignal.#dependOn;
    abortSignal = AbortSignal.#abort;
  }

  constructor(key) {
    if (key !== kPrivate) throw illegalConstructor();
    super();
    this[kMaxEventTargetListeners] = 0;
  }

  get aborted() {
    return AbortSignal.#check(this).#aborted;
  }

  get reason() {
    return AbortSignal.#check(this).#reason;
  }

  throwIfAborted() {
    if (AbortSignal.#check(this).#aborted) throw this.#reason;
  }

  static abort(reason = abortError()) {
    const signal = new AbortSignal(kPrivate);
    signal.#aborted = true;
    signal.#reason = reason;
    return signal;
  }

  static timeout(delay) {
    require('internal/validators').validateInteger(delay, 'delay', 0, kMaxDelay);
    const signal = new AbortSignal(kPrivate);
    signal.#timed = true;
    startTimeout(signal, delay);
    return signal;
  }

  static any(signals) {
    const list = sequenceOfSignals(signals);
    const result = new AbortSignal(kPrivate);
    const aborted = list.find((signal) => signal.#aborted);
    if (aborted !== undefined) {
      result.#aborted = true;
      result.#reason = aborted.#reason;
      return result;
    }
    result.#sources = new Set();
    for (const signal of list) dependOn(result, signal);
    return result;
  }

  static #dependOn(composite, signal) {
    const sources = signal.#sources === undefined ? [signal] : [...signal.#sources].map((ref) => ref.deref());
    for (const source of sources) {
      if (source === undefined) continue;
      composite.#sources.add(new WeakRef(source));
      (source.#dependants ??= new Set()).add(new WeakRef(composite));
      // A timed source must live as long as the composite can still be heard.
      if (source.#timed) (composite.#held ??= []).push(source);
    }
  }

  #held;

  // First every signal is marked, then every signal is told: a listener sees all of them aborted.
  static #abort(signal, reason) {
    if (signal.#aborted) return;
    signal.#aborted = true;
    signal.#reason = reason;
    const told = [];
    for (const ref of signal.#dependants ?? []) {
      const dependant = ref.deref();
      if (dependant === undefined || dependant.#aborted) continue;
      dependant.#aborted = true;
      dependant.#reason = reason;
      told.push(dependant);
    }
    signal.#dependants = undefined;
    AbortSignal.#tell(signal);
    for (const dependant of told) AbortSignal.#tell(dependant);
  }

  static #tell(signal) {
    listenedTo.delete(signal);
    signal.dispatchEvent(trustedEvent('abort', { [kResistStopPropagation]: true }));
  }

  static #check(value) {
    if (!isSignal(value)) {
      const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
      throw new ERR_INVALID_THIS('AbortSignal');
    }
    return value;
  }

  [kNewListener](size, type) {
    if (type === 'abort' && !this.#aborted && (this.#timed || this.#sources?.size > 0)) listenedTo.add(this);
  }

  [kRemoveListener](size, type) {
    if (type === 'abort' && size === 0) listenedTo.delete(this);
  }

  [kInspect](depth, options) {
    return depth < 0 ? this : inspectAs(this, { aborted: this.aborted }, depth, options);
  }
}

class AbortController {
  #signal;

  get signal() {
    return this.#signal ??= new AbortSignal(kPrivate);
  }

  abort(reason = abortError()) {
    abortSignal(this.#signal ??= new AbortSignal(kPrivate), reason);
  }

  [kInspect](depth, options) {
    return depth < 0 ? this : inspectAs(this, { signal: this.signal }, depth, options);
  }
}

/** Timers of signals that nobody holds any more are of no use. */
const forgotten = new FinalizationRegistry((timer) => require('internal/loop').clearTimeout(timer));

// The timer does not keep the program alive, nor the signal.
function startTimeout(timed, delay) {
  const { setTimeout } = require('internal/loop');
  const ref = new WeakRef(timed);
  const timer = setTimeout(() => {
    const signal = ref.deref();
    if (signal === undefined) return;
    const { DOMException } = require('internal/dom_exception');
    abortSignal(signal, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  }, delay);
  timer.unref();
  forgotten.register(timed, timer);
}

function sequenceOfSignals(signals) {
  if (signals === null || (typeof signals !== 'object' && typeof signals !== 'function') ||
      typeof signals[Symbol.iterator] !== 'function') {
    throw conversionError('signals cannot be converted to sequence.');
  }
  const list = [...signals];
  list.forEach((signal, index) => {
    if (!isSignal(signal)) throw conversionError(`signals[${index}] is not of type AbortSignal.`);
  });
  return list;
}

function conversionError(message) {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

function illegalConstructor() {
  const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
  return new ERR_ILLEGAL_CONSTRUCTOR();
}

function abortError() {
  const { DOMException } = require('internal/dom_exception');
  return new DOMException('This operation was aborted', 'AbortError');
}

defineEventHandler(AbortSignal.prototype, 'abort');
enumerable(AbortSignal.prototype, ['aborted', 'reason', 'throwIfAborted']);
for (const name of ['abort', 'any', 'timeout']) Object.defineProperty(AbortSignal, name, { enumerable: true });
enumerable(AbortController.prototype, ['signal', 'abort']);
for (const [constructor, name] of [[AbortSignal, 'AbortSignal'], [AbortController, 'AbortController']]) tag(constructor, name);
for (const [method, length] of [['abort', 0], ['timeout', 1], ['any', 1]]) {
  Object.defineProperty(AbortSignal[method], 'length', { value: length, configurable: true });
}
Object.defineProperty(AbortSignal, 'length', { value: 0, configurable: true });

module.exports = { AbortController, AbortSignal, isAbortSignal: isSignal };
