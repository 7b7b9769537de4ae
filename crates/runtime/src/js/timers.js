// internal/timers: setTimeout, setInterval and the timers phase. Follows https://nodejs.org/docs/latest-v26.x/api/timers.html
//
// Timers of one duration form a list: they fall due in the order in which they were started, so a list is never sorted. The lists stand in a
// heap by the time of their first timer. That is also what makes Node's order of timers: two that fall due together run list by list.
'use strict';

const { checkpoint, uncaught } = require('internal/ticks');
const { context, undisturbed } = require('internal/boot');
const { now } = ops;

const kRefed = Symbol('refed');
const kFrame = Symbol('kAsyncContextFrame');
const TIMEOUT_MAX = 2 ** 31 - 1;

// state[0]: when the next timer is due (Infinity: never); state[1]: timers that keep the loop alive. The event loop reads them.
const state = ops.state;
state[0] = Infinity;

/** Eight fields, because a ninth makes every timer a third bigger; what few timers have otherwise stands on the prototype (below). */
class Timeout {
  constructor(callback, after, args, repeat) {
    this._idleTimeout = after;
    this._idlePrev = this;
    this._idleNext = this;
    this._idleStart = null;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeat ? after : null;
    this._destroyed = false;
    if (context.frame !== undefined) this[kFrame] = context.frame;
    if (context.hooks !== undefined) context.hooks.made(this, 'Timeout');
  }

  /** Starts it anew, with the same duration, from now. */
  refresh() {
    const after = this._idleTimeout;
    if (after < 0 || after === undefined) return this;
    if (this._idleNext !== null && this._idleNext !== this) unlink(this);
    if (this._destroyed) {
      this._destroyed = false;
      this[kFrame] = context.frame;
      if (this[kRefed]) state[1]++;
      if (context.hooks !== undefined) context.hooks.made(this, 'Timeout');
    }
    insert(this, after, now());
    return this;
  }

  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      if (!this._destroyed) state[1]++;
    }
    return this;
  }

  unref() {
    if (this[kRefed] === true) {
      this[kRefed] = false;
      if (!this._destroyed) state[1]--;
    }
    return this;
  }

  hasRef() {
    return this[kRefed] === true;
  }

  close() {
    clearTimeout(this);
    return this;
  }

  [Symbol.dispose]() {
    clearTimeout(this);
  }

  [Symbol.toPrimitive]() {
    return numberOf(this);
  }

  /** As Node shows it: with all that it has, but not its neighbours. */
  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    const shown = Object.assign(Object.create(Object.getPrototypeOf(this)), this, {
      [kRefed]: this[kRefed], [Symbol('kHasPrimitive')]: numbers.has(this), [kFrame]: this[kFrame],
    });
    return inspect(shown, { ...options, depth: 0, customInspect: false });
  }
}

const shared = { writable: true, enumerable: false, configurable: true };
Object.defineProperties(Timeout.prototype, {
  [kRefed]: { ...shared, value: true },
  [kFrame]: { ...shared, value: undefined },
});

/** The timers of one duration, as a ring through the list itself, in Node's direction: `_idlePrev` is the oldest. */
class TimersList {
  constructor(expiry, msecs) {
    this._idleNext = this;
    this._idlePrev = this;
    this.expiry = expiry;
    this.msecs = msecs;
    this.position = 0;
  }
}

// Timers that were asked for their number, by it.
const byNumber = new Map();
const numbers = new WeakMap();
let lastNumber = 0;

function numberOf(timer) {
  let number = numbers.get(timer);
  if (number === undefined) {
    number = ++lastNumber;
    numbers.set(timer, number);
    byNumber.set(number, timer); // even one that is over, as in Node: it may be refreshed, and is cleared by its number then
  }
  return number;
}

// ---- the public functions

function setTimeout(callback, after) {
  if (typeof callback !== 'function') throw invalidCallback(callback);
  const timer = new Timeout(callback, duration(after), arguments.length > 2 ? furtherOf(arguments) : undefined, false);
  state[1]++;
  insert(timer, timer._idleTimeout, now());
  return timer;
}

function setInterval(callback, after) {
  if (typeof callback !== 'function') throw invalidCallback(callback);
  const timer = new Timeout(callback, duration(after), arguments.length > 2 ? furtherOf(arguments) : undefined, true);
  state[1]++;
  insert(timer, timer._idleTimeout, now());
  return timer;
}

/** What a callback is called with. (A rest parameter would be an array for each timer, empty for nearly all.) */
function furtherOf(given) {
  const further = new Array(given.length - 2);
  for (let i = 0; i < further.length; i++) further[i] = given[i + 2];
  return further;
}

function clearTimeout(timer) {
  if (timer?._onTimeout) {
    clear(timer);
  } else if (typeof timer === 'number' || typeof timer === 'string') {
    const known = byNumber.get(+timer);
    if (known === undefined) return;
    clear(known);
    byNumber.delete(+timer);
  }
}

function clear(timer) {
  timer._onTimeout = undefined;
  timer._timerArgs = undefined;
  retire(timer);
}

/** Clears either kind, as clearTimeout does. */
function clearInterval(timer) {
  clearTimeout(timer);
}

function invalidCallback(callback) {
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  return new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
}

/** Node's duration in whole milliseconds: 1 for what is below 1, above 2^31-1 or no number, with a warning where Node warns. */
function duration(after) {
  if (after === undefined) return 1;
  after *= 1;
  if (after >= 1 && after <= TIMEOUT_MAX) return Math.trunc(after);
  if (after > TIMEOUT_MAX) {
    process.emitWarning(`${after} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`, 'TimeoutOverflowWarning');
  } else if (after < 0) {
    warnOnce('negative', `${after} is a negative number.\nTimeout duration was set to 1.`, 'TimeoutNegativeWarning');
  } else if (Number.isNaN(after)) {
    warnOnce('nan', `${after} is not a number.\nTimeout duration was set to 1.`, 'TimeoutNaNWarning');
  }
  return 1;
}

const warned = new Set();

function warnOnce(kind, text, name) {
  if (warned.has(kind)) return;
  warned.add(kind);
  process.emitWarning(text, name);
}

// ---- lists by duration

// Durations below 2^20 ms in a table of tables, the rest in a map: a look-up costs two loads.
const table = [];
const long = new Map();

function listOf(msecs) {
  return msecs < 1 << 20 ? table[msecs >> 10]?.[msecs & 1023] : long.get(msecs);
}

function setList(msecs, list) {
  if (msecs < 1 << 20) {
    const row = table[msecs >> 10] ??= new Array(1024).fill(undefined);
    row[msecs & 1023] = list;
  } else if (list === undefined) {
    long.delete(msecs);
  } else {
    long.set(msecs, list);
  }
}

function insert(timer, msecs, start) {
  if (context.mirrored) undisturbed(insertNow, timer, msecs, start);
  else insertNow(timer, msecs, start);
}

function insertNow(timer, msecs, start) {
  timer._idleStart = start;
  let list = listOf(msecs);
  if (list === undefined) {
    list = new TimersList(start + msecs, msecs);
    setList(msecs, list);
    heapPush(list);
    if (list.expiry < state[0]) state[0] = list.expiry;
  }
  const newest = list._idleNext;
  timer._idleNext = newest;
  timer._idlePrev = list;
  newest._idlePrev = timer;
  list._idleNext = timer;
}

function unlink(timer) {
  timer._idleNext._idlePrev = timer._idlePrev;
  timer._idlePrev._idleNext = timer._idleNext;
  timer._idleNext = null;
  timer._idlePrev = null;
}

/** Takes a timer out for good. */
function retire(timer) {
  if (context.mirrored) undisturbed(retireNow, timer);
  else retireNow(timer);
}

function retireNow(timer) {
  if (timer._destroyed) return;
  timer._destroyed = true;
  if (context.hooks !== undefined) context.hooks.destroyed(timer);
  if (lastNumber !== 0) forgetNumber(timer);
  if (timer[kRefed]) state[1]--;
  const list = timer._idleNext;
  if (list !== null) {
    const isLast = list === timer._idlePrev && list !== timer;
    unlink(timer);
    if (isLast) {
      heapRemove(list);
      setList(list.msecs, undefined);
    }
  }
  timer._idleTimeout = -1;
}

function forgetNumber(timer) {
  const number = numbers.get(timer);
  if (number !== undefined) byNumber.delete(number);
}

// ---- the timers phase

/**
 * Runs every timer that is due as the phase begins, each followed by the checkpoint. Those that fall due meanwhile wait for the next turn. (Node
 * then waits for the clock's next millisecond too; that makes order depend on speed, so here the next turn it is.)
 */
function runTimers() {
  if (running !== undefined) endInterrupted();
  const time = now();
  let afterCallback = false;
  let any = false;
  state[0] = Infinity;
  for (let list = heap[1]; list !== undefined && list.expiry <= time; list = heap[1]) {
    if (afterCallback) checkpoint();
    afterCallback = runList(list, time);
    any = true;
  }
  state[0] = heap[1] === undefined ? Infinity : heap[1].expiry;
  if (any) checkpoint();
}

/** Runs the due timers of one list. True if a callback has run whose checkpoint is still to come. */
function runList(list, time) {
  const { msecs } = list;
  let afterCallback = false;
  for (;;) {
    const timer = list._idlePrev;
    if (timer === list) break;
    if (time - timer._idleStart < msecs) {
      list.expiry = Math.max(timer._idleStart + msecs, time + 1);
      heapDown(list.position);
      return afterCallback;
    }
    if (afterCallback) checkpoint();
    if (timer._idleNext !== null) unlink(timer);
    afterCallback = runTimer(timer);
  }
  if (listOf(msecs) === list) {
    setList(msecs, undefined);
    heapRemove(list);
  }
  return afterCallback;
}

function runTimer(timer) {
  if (!timer._onTimeout) {
    finish(timer);
    return false;
  }
  const start = timer._repeat ? now() : 0;
  let completed = false;
  context.frame = timer[kFrame];
  running = timer;
  try {
    if (context.hooks !== undefined) context.hooks.enter(timer);
    const args = timer._timerArgs;
    if (args === undefined) timer._onTimeout();
    else if (args.length === 1) timer._onTimeout(args[0]);
    else timer._onTimeout(...args);
    completed = true;
    if (context.hooks !== undefined) context.hooks.leave();
  } catch (error) {
    running = undefined;
    rearm(timer, start);
    uncaught(error, 'uncaughtException');
    context.frame = undefined;
  }
  running = undefined;
  if (completed) rearm(timer, start);
  // Its own code is over, and nobody's end concerns the rest of the phase.
  if (context.mirrored) context.frame = undefined;
  return completed;
}

// The timer whose callback runs. Still set when the phase begins: its callback was terminated, which no `finally` sees.
let running;

function endInterrupted() {
  const timer = running;
  running = undefined;
  rearm(timer, now());
}

/** After its callback: an interval starts again, a timer that was not refreshed is over. */
function rearm(timer, start) {
  if (timer._repeat && timer._idleTimeout !== -1) {
    timer._idleTimeout = timer._repeat;
    if (timer._idleNext !== null) unlink(timer);
    insert(timer, timer._idleTimeout, start);
  } else if (timer._idleNext === null) {
    finish(timer);
  }
}

function finish(timer) {
  if (timer._destroyed) return;
  timer._destroyed = true;
  if (context.hooks !== undefined) context.hooks.destroyed(timer);
  if (lastNumber !== 0) forgetNumber(timer);
  if (timer[kRefed]) state[1]--;
}

// ---- the heap of lists, by expiry; heap[1] is the first

const heap = [undefined];

function heapPush(list) {
  heap.push(list);
  heapUp(list, heap.length - 1);
}

function heapRemove(list) {
  const at = list.position;
  const last = heap.pop();
  if (last === list) return;
  heap[at] = last;
  last.position = at;
  if (at > 1 && heap[at >> 1].expiry > last.expiry) heapUp(last, at);
  else heapDown(at);
}

function heapUp(list, at) {
  while (at > 1) {
    const parent = heap[at >> 1];
    if (parent.expiry <= list.expiry) break;
    heap[at] = parent;
    parent.position = at;
    at >>= 1;
  }
  heap[at] = list;
  list.position = at;
}

function heapDown(at) {
  const list = heap[at];
  const length = heap.length;
  for (;;) {
    let child = at * 2;
    if (child >= length) break;
    if (child + 1 < length && heap[child + 1].expiry < heap[child].expiry) child++;
    if (heap[child].expiry >= list.expiry) break;
    heap[at] = heap[child];
    heap[at].position = at;
    at = child;
  }
  heap[at] = list;
  list.position = at;
}

module.exports = { setTimeout, setInterval, clearTimeout, clearInterval, runTimers, Timeout, activeCount: () => state[1] };
