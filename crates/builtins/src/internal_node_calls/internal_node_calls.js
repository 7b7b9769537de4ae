// `internal/node_calls`: calls in flight: submitted, answered, cancelled. Values are made bytes by `internal/node_values`; the operations in this folder carry
// them to the `nodes` crate and back.
'use strict';

const values = require('internal/node_values');
const { scratch, decode, decodeError, encodeForCall, travelling } = values;
const { writeSmallCall, readSmall, other, kCallRoom } = require('internal/wire_small');
const { state: context, engine } = require('internal/async_context');
const { checkpoint, uncaught } = require('internal/ticks');
const { undisturbed } = require('internal/boot');

const { apply } = Reflect;

// Kinds of replies, and the table's shape, as in calls.rs and lane.rs.
const DONE = 0;
const FAILED = 1;
const CANCELLED = 2;
const TIMED_OUT = 3;
const DOWN = 4;
const YIELD = 5;
const ROOM = 6;
const STRIDE = 8;
const SLOT_MASK = 0xffffff;
/** So many calls of node functions may be inside each other. */
const kMostDeep = 512;
/** So many milliseconds are waited for the end of a cancelled call, here and elsewhere. */
const kPatience = 250;
const kFarPatience = 1000;
const kBusy = 'The operation was aborted; its core is still busy, with other code or with WebAssembly';
/** From here on places are those of other machines: a machine's number times this, plus a core's. */
const kCores = 65536;

let bytes;
let table;
/** The outbox, and how many cores have nothing to do, and how many besides doze because others do the work. */
let outBytes;
let outTable;
let idle;

/**
 * By the low bits of its id, which are dense. The number is given anew as soon as a reply has arrived, which may be before that reply is settled here:
 * then the newer call stands in front of the older one.
 */
const inFlight = [];

function putInFlight(placed) {
  const slot = placed.id & SLOT_MASK;
  placed.older = inFlight[slot];
  inFlight[slot] = placed;
}

/** What the signal of a cancelled Thread-Node shows; nothing if that cannot travel as it is. */
function encodedReason(reason, place) {
  try {
    const length = (place < kCores ? values.encode : values.encodeFar)(reason, 'the reason');
    return values.out.transfers.length === 0 ? scratch.bytes.slice(0, length) : undefined;
  } catch {
    return undefined;
  }
}

function takeInFlight(id) {
  const slot = id & SLOT_MASK;
  const first = inFlight[slot];
  if (first.id === id) {
    inFlight[slot] = first.older;
    return first;
  }
  let newer = first;
  while (newer.older.id !== id) newer = newer.older;
  const found = newer.older;
  newer.older = found.older;
  return found;
}

/** Calls that the queue had no room for, in order: an awaiting caller simply waits. */
let refused = [];

// ---- the outbox: calls that leave together

/** As many as the outbox has rows. */
const kMessages = 64;
/** So many leave together at most: a core that needs work should not wait for more. */
const kTogether = 16;
/** While a core dozes and replies are being settled, so few leave at once: if there are more, still more will come. */
const kFew = 4;
/** The calls in it, in the order of its rows, which are `[slice, deadline, …, offset, length]`; with their number in the first place when they have left. */
const leaving = new Array(kMessages).fill(undefined);
let leavingCount = 0;
let outUsed = 0;
/** Replies are being settled, so more calls are likely to come before that is over, and then the outbox is emptied in any case. */
let isSettling = false;
/** Calls made meanwhile, as far as they were counted. */
let callsSettling = 0;
let isJobQueued = false;
let resolved;

/**
 * A call may wait in the outbox for others that are made in the same turn, as long as every core is busy; it leaves at the end of the turn at the latest.
 */
function putIntoOutbox(placed, slice, end) {
  const row = leavingCount * STRIDE;
  outTable[row] = slice;
  outTable[row + 1] = placed.timeout;
  outTable[row + 6] = outUsed;
  outTable[row + 7] = end - outUsed;
  outUsed = end;
  leaving[leavingCount++] = placed;
  if (leavingCount === kTogether || idle[0] > 0 || (idle[1] > 0 && (!isSettling || callsSettling++ < kFew))) emptyOutbox();
  else if (!isSettling && !isJobQueued) queueEmptying();
}

function queueEmptying() {
  isJobQueued = true;
  resolved ??= Promise.resolve();
  apply(engine.then, resolved, [() => {
    isJobQueued = false;
    if (leavingCount !== 0) emptyOutbox();
  }]);
}

/** Calls of other Thread-Nodes may leave with those of the one that runs. */
function emptyOutbox() {
  if (context.mirrored) undisturbed(emptyOutboxNow);
  else emptyOutboxNow();
}

function emptyOutboxNow() {
  const count = leavingCount;
  leavingCount = outUsed = 0;
  const taken = ops.submitAll(count);
  for (let i = 0; i < taken; i++) {
    const placed = leaving[i];
    leaving[i] = undefined;
    placed.id = outTable[i * STRIDE];
    putInFlight(placed);
  }
  if (taken !== count) turnAway(taken, count);
}

/** The queue took only the first `taken`. */
function turnAway(taken, count) {
  const why = outTable[taken * STRIDE];
  const left = leaving.slice(taken, count);
  leaving.fill(undefined, taken, count);
  left.forEach((placed, i) => {
    if (why !== FULL) {
      placed.fail(downError(reasonOf(why, placed), false));
      return;
    }
    const row = (taken + i) * STRIDE;
    placed.payload = outBytes.slice(outTable[row + 6], outTable[row + 6] + outTable[row + 7]);
    refused.push(placed);
  });
}

class Placed {
  constructor(info, place, timeout) {
    this.info = info;
    this.place = place;
    this.timeout = timeout;
    this.id = -1;
    this.older = undefined;
    this.frame = context.frame;
    this.origin = info.origin();
    this.resolve = undefined;
    this.reject = undefined;
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    if (info.options?.retries) this.retries = info.options.retries;
  }

  /** Ends the call: one that waits in the queue is removed, one that runs is stopped; either way its promise rejects with an AbortError. */
  cancel(reason) {
    if (this.wasCancelled || this.resolve === undefined) return;
    this.wasCancelled = true;
    this.reason = reason;
    if (this.id === -1 && leavingCount !== 0) emptyOutbox();
    if (this.id !== -1) {
      ops.cancel(this.id, reason === undefined ? undefined : encodedReason(reason, this.place));
      this.waitForEnd();
      return;
    }
    refused = refused.filter((other) => other !== this);
    this.fail(this.endError());
  }

  /**
   * It was cancelled, and ends as soon as its core gets to it. Other code there may compute for long, or it runs WebAssembly, which nothing interrupts: then who
   * waits for it hears all the same, and its result is discarded whenever it comes.
   */
  waitForEnd() {
    const { setTimeout, clearTimeout } = require('internal/timers');
    if (this.timer !== undefined) clearTimeout(this.timer);
    this.timer = setTimeout(() => require('timers').setImmediate(() => {
      // Its reply may have come while this realm was busy.
      if (this.resolve === undefined) return;
      ops.abandon(this.id);
      this.fail(this.isExpired ? this.timeoutError() : errors().abortError(this.reason, kBusy));
    }), this.place < kCores ? kPatience : kFarPatience);
  }

  /** Its node went down: makes the call again if its options say so. Buffers that moved with it are gone, so such a call is not. */
  tryAgain(maybeExecuted) {
    const { info, kept } = this;
    if (this.retries === 0 || kept === undefined || this.wasCancelled || this.transfers !== undefined) return false;
    if (maybeExecuted && info.options.idempotent !== true) return false;
    if (this.pool?.isEmpty()) return false;
    if (this.lent !== undefined && require('internal/node_streams').haveBegun(this.lent)) return false;
    this.retries--;
    this.id = -1;
    if (this.pool !== undefined) {
      this.pool.ended(this);
      this.pool.take(this, kept, kept.length, undefined);
    } else if (!send(this, kept, kept.length, undefined)) {
      this.payload = kept;
      refused.push(this);
    }
    return true;
  }

  /** Allows a generator more values. */
  grant(count) {
    if (this.id === -1 && leavingCount !== 0) emptyOutbox();
    if (this.id !== -1) ops.grant(this.id, count);
    else this.granted += count;
  }

  /** `[core, thread]` once it has begun, zeros before. */
  seat() {
    if (this.id === -1 && leavingCount !== 0) emptyOutbox();
    if (this.id !== -1 && this.resolve !== undefined) this.lastSeat = ops.seat(this.id);
    return this.lastSeat ?? [0, 0];
  }

  /** Its time is over. */
  expire() {
    this.isExpired = true;
    this.cancel(undefined);
  }

  endError() {
    return this.isExpired ? this.timeoutError() : errors().abortError(this.reason);
  }

  timeoutError() {
    return errors().timeoutError(`The call took longer than ${this.limit ?? this.timeout} ms`);
  }

  end(value) {
    const { resolve } = this;
    this.release();
    resolve(value);
  }

  fail(error) {
    const { reject } = this;
    this.failed = true;
    this.release();
    if (this.isNobodys) require('internal/rejections').discard(error);
    reject(error);
  }

  /** Nobody ever takes it, for this reason. */
  refuse(why) {
    this.fail(downError(reasonOf(why, this), false, this.place));
  }

  release() {
    if (this.sentAt !== -1) this.pool.ended(this);
    this.resolve = this.reject = this.origin = undefined;
    if (this.payload !== undefined || this.kept !== undefined || this.transfers !== undefined) this.payload = this.kept = this.transfers = undefined;
    if (this.timer !== undefined) require('internal/timers').clearTimeout(this.timer);
    if (this.signals !== undefined) {
      values.forgetSignals(this.signals);
      this.signals = undefined;
    }
    if (this.lent !== undefined) {
      require('internal/node_streams').takeBack(this.lent);
      this.lent = undefined;
    }
  }
}

/** What few calls have of their own. */
Object.assign(Placed.prototype, {
  /** Its bytes while the queue has no room, and what moves with them. */
  payload: undefined,
  transfers: undefined,
  reason: undefined, wasCancelled: false, isExpired: false, failed: false,
  /** Its Thread-Node was ended, perhaps before it could wait for it. */
  isNobodys: false,
  signals: undefined,
  /** Async iterables that went along. */
  lent: undefined,
  timer: undefined,
  /** When its time is over, as `Date.now()` has it. */
  deadline: undefined,
  /** What the caller's own time was when it began, if that is what limits this call. */
  limit: undefined,
  onYield: undefined, ahead: 0, granted: 0,
  lastSeat: undefined,
  /** How often it may be made again if its node goes down; then what was sent is kept. */
  retries: 0,
  kept: undefined,
  /** Which of `internal/node_placement`'s kinds of places it wants, undefined for a certain one; and when it was given to one, -1 before. */
  pool: undefined,
  sentAt: -1,
});

const errors = () => require('internal/node_errors');

/**
 * Places a call. `place`: 0 where there is room, else the number of a core of this machine, plus `kCores` times that of another machine; `timeout` in
 * milliseconds, undefined for the function's own. `how` may have `ahead` (for generators: how many values may be ahead of the reader), `handle()`, which
 * gives the number under which the Thread-Node reaches its Thread, and `signal`: aborted, the call is never made.
 */
function submit(info, args, place, timeout, how) {
  if (table === undefined) [bytes, table, outBytes, outTable, idle] = ops.attach(onReplies);
  const { options } = info;
  const running = context.frame?.node;
  const depth = running === undefined ? 0 : running.depth + 1;
  const placed = new Placed(info, place, timeout ?? options?.timeout ?? NaN);
  const slice = info.slice();
  if (place === 0 && how === undefined && options === undefined && !info.hasCaptures && timeout === undefined && info.free === undefined && refused.length === 0
    && isPlain(running, depth)) {
    if (outUsed + kCallRoom > outBytes.length) emptyOutbox();
    const end = writeSmallCall(outBytes, outUsed, args, depth);
    if (end !== -1) {
      putIntoOutbox(placed, slice, end);
      return placed;
    }
  }
  if (how?.signal?.aborted) {
    placed.cancel(how.signal.reason);
    return placed;
  }
  if (leavingCount !== 0) emptyOutbox();
  placed.ahead = how?.ahead ?? 0;
  if (place === 0 && options !== undefined && how?.here !== true) placed.pool = poolOf(options.on);
  placeLarge(placed, args, how, running, depth);
  return placed;
}

let placement;

function poolOf(on) {
  if (on === undefined || on === 'core') return undefined;
  placement ??= require('internal/node_placement');
  return placement.kinds[on];
}

/** Nothing but the depth goes along with a call that is made now. */
function isPlain(running, depth) {
  const { frame } = context;
  return (frame === undefined || frame.size === 0) && (running === undefined || (running.deadline === undefined && depth < kMostDeep));
}

/** The rest of `submit`, for calls that are not small. */
function placeLarge(placed, args, how, running, depth) {
  const buffers = values.unwrap(args);
  const encodeAll = () => encodeCall(placed.info, args, besideOf(placed, how, running, depth), buffers);
  const isNear = placed.place < kCores && placed.pool === undefined;
  let length;
  try {
    length = isNear ? encodeAll() : values.encodingFar(encodeAll, 'the call', buffers);
    if (travelling.size !== 0) placed.signals = values.sendAlong();
    if (values.out.lent.length !== 0) placed.lent = values.out.lent;
  } catch (error) {
    values.forgetTravelling();
    placed.fail(error);
    return;
  }
  if (placed.retries !== 0) placed.kept = scratch.bytes.slice(0, length);
  const transfers = values.out.transfers.length === 0 ? undefined : values.out.transfers;
  if (placed.pool !== undefined) {
    placed.pool.take(placed, scratch.bytes, length, transfers);
  } else if (refused.length !== 0 || !send(placed, scratch.bytes, length, transfers)) {
    if (placed.resolve === undefined) return;
    placed.payload = scratch.bytes.slice(0, length);
    placed.transfers = transfers;
    refused.push(placed);
  }
  watchTime(placed);
}

/**
 * What goes along with a call: how deep calls are in each other, what its time was when it began (what is left of it goes beside), the stores of AsyncLocalStorages that can be cloned, where the
 * Thread-Node finds its Thread, and what the names that its module does not declare stand for here. Just the depth if there is nothing else, undefined if that is 0.
 */
function besideOf(placed, how, running, depth) {
  if (depth >= kMostDeep) throw tooDeep();
  const { frame } = context;
  const inherited = running?.deadline;
  const stores = frame !== undefined && frame.size !== 0 ? require('internal/storages').storesOf(frame, values.canTravel) : undefined;
  const handle = how?.handle?.();
  let deadline = placed.timeout === placed.timeout ? Date.now() + placed.timeout : undefined;
  if (inherited !== undefined && (deadline === undefined || inherited < deadline)) {
    deadline = inherited;
    placed.timeout = Math.max(0, inherited - Date.now());
    placed.limit = running.limit;
  }
  placed.deadline = deadline;
  const { free } = placed.info;
  const found = free === undefined ? undefined : require('internal/node_scope').lookAround(free, values.canTravel, definedAt(placed.place));
  if (deadline === undefined && stores === undefined && handle === undefined && found === undefined) return depth === 0 ? undefined : depth;
  return { depth, limit: deadline === undefined ? undefined : placed.limit ?? placed.timeout, stores, handle: handle === undefined ? undefined : [ops.here(), handle], found };
}

/** The names that this realm has defined in the machine where the call goes, if that is another: they may be on their way still. */
const definedAt = (place) => (place < kCores ? undefined : require('internal/machines').definedIn(Math.floor(place / kCores)));

function tooDeep() {
  const error = new RangeError(`Node functions call each other more than ${kMostDeep} levels deep`);
  error.code = 'ERR_ROATA_DEPTH';
  return error;
}

/** A call that may take so long and no longer. */
function watchTime(placed) {
  if (placed.timeout !== placed.timeout || placed.resolve === undefined) return;
  const { setTimeout } = require('internal/timers');
  placed.timer = setTimeout(() => placed.expire(), Math.min(placed.timeout, 0x7fffffff));
}

function encodeCall(info, args, beside, buffers) {
  const captures = info.hasCaptures ? info.captures() : null;
  try {
    if (beside !== undefined) return encodeForCall([args, captures, beside], 'the call', buffers);
    return encodeForCall(captures === null ? [args] : [args, captures], 'the call', buffers);
  } catch (error) {
    blame(info, args, captures);
    throw error;
  }
}

/** A call could not be encoded: throws the error that names the argument, or the captured variable and where it is declared. */
function blame(info, args, captures) {
  const { name, file, captures: declared } = info.description;
  args.forEach((arg, index) => encodeForCall(arg, `argument ${index + 1} of ${name || 'the node function'}`));
  const base = file.slice(file.lastIndexOf('/') + 1);
  captures?.forEach((value, index) => {
    const [variable, line, column] = declared[index];
    encodeForCall(value, `${variable} (${base}:${line}:${column})`);
  });
}

/** True if the queue took it, or nobody ever will (then its promise is rejected). */
function send(placed, payload, length, transfers) {
  const outcome = trySend(placed, payload, length, transfers);
  if (outcome === FULL) return false;
  if (outcome < 0) placed.refuse(outcome);
  return true;
}

/** Its number, or why it was not taken. */
function trySend(placed, payload, length, transfers) {
  const left = placed.deadline === undefined ? NaN : Math.max(0, placed.deadline - Date.now());
  const slice = placed.info.slice();
  return undisturbed(() => {
    const id = ops.submit(slice, payload, length, placed.place, left, transfers, placed.ahead);
    if (id >= 0) {
      placed.id = id;
      putInFlight(placed);
      if (placed.granted !== 0) ops.grant(id, placed.granted);
    }
    return id;
  });
}

const FULL = -1;
const GONE = -5;

function reasonOf(why, placed) {
  switch (why) {
    case -2: return 'the machine is stopping';
    case -3: return `the machine has no core ${placed.place % kCores}`;
    case -4: return 'the system gives no OS thread for a core';
    case GONE: return 'it is gone';
    default: return 'the call is longer than 1 GiB, or holds what cannot leave this process';
  }
}

function retryRefused() {
  const again = refused;
  refused = [];
  for (let i = 0; i < again.length; i++) {
    const placed = again[i];
    if (placed.resolve === undefined) continue;
    if (!send(placed, placed.payload, placed.payload.length, placed.transfers)) {
      refused = again.slice(i);
      return;
    }
    placed.payload = placed.transfers = undefined;
  }
}

/** A Thread-Node of this core was cancelled: so are the calls it has made. */
function cancelCallsOf(node) {
  if (table === undefined) return;
  if (leavingCount !== 0) emptyOutbox();
  const made = [...refused, ...placement?.waiting() ?? []];
  for (const first of inFlight) for (let placed = first; placed !== undefined; placed = placed.older) made.push(placed);
  for (const placed of made) {
    if (placed.frame?.node !== node) continue;
    placed.isNobodys = true;
    placed.cancel(undefined);
  }
}

/** How many replies of the batch have been settled: on a core, code that is ended on the way ends the visit, and the next one goes on from here. */
let settledCount = 0;

/** The replies of one batch, each settled by itself, as an event of the loop. */
function onReplies(count) {
  isSettling = true;
  callsSettling = 0;
  while (settledCount < count) {
    const i = settledCount++;
    const row = i * STRIDE;
    const kind = table[row + 1];
    if (kind === ROOM) {
      retryRefused();
      continue;
    }
    if (kind === YIELD) receiveValue(inFlightOf(table[row]), i, row);
    else settle(takeInFlight(table[row]), kind, i, row);
    // On a core, each Thread-Node's jobs by themselves: if one is ended, the others lose nothing.
    if (context.mirrored) checkpoint();
  }
  checkpoint();
  settledCount = 0;
  if (placement !== undefined) placement.turn();
  isSettling = false;
  if (leavingCount !== 0) emptyOutbox();
  context.frame = undefined;
}

function inFlightOf(id) {
  let placed = inFlight[id & SLOT_MASK];
  while (placed.id !== id) placed = placed.older;
  return placed;
}

/** A generator's next value. */
function receiveValue(placed, message, row) {
  try {
    placed.onYield?.(decodeOf(placed, message, row));
  } catch (error) {
    placed.onYield = undefined;
    ops.cancel(placed.id);
    placed.fail(error);
  }
}

function settle(placed, kind, message, row) {
  if (placed.resolve === undefined) return;
  try {
    switch (kind) {
      case DONE:
        placed.end(decodeOf(placed, message, row));
        break;
      case FAILED:
        placed.fail(errors().withCallerStack(decodeReply(message, row, placed.info), placed.origin, whereOf(placed, table[row + 2])));
        break;
      case CANCELLED:
        placed.fail(placed.endError());
        break;
      case TIMED_OUT:
        placed.fail(placed.timeoutError());
        break;
      case DOWN:
        if (!placed.tryAgain(table[row + 3] === 1)) placed.fail(downError(textOf(message, row), table[row + 3] === 1, placed.place));
        break;
    }
  } catch (error) {
    if (placed.resolve === undefined) uncaught(error, 'uncaughtException');
    else placed.fail(error);
  }
}

/** The value of a call's reply. */
function decodeOf({ place }, message, row) {
  if (place < kCores) return decodeReply(message, row);
  return values.decodeFrom(Math.floor(place / kCores), () => decodeReply(message, row));
}

/** The value of a reply; with `info`, the error of a call of that. */
function decodeReply(message, row, info) {
  const offset = table[row + 4];
  const length = table[row + 5];
  const transfers = table[row + 6] === 0 ? undefined : ops.transfers(message);
  if (offset >= 0 && length < 72) {
    const value = readSmall(bytes, offset, offset + length);
    if (value !== other) return value;
  }
  const from = offset >= 0 ? bytes : new Uint8Array(ops.payload(message));
  if (info !== undefined) return decodeError(from, offset >= 0 ? offset : 0, length, transfers, info);
  return decode(from, offset >= 0 ? offset : 0, length, transfers);
}

function textOf(message, row) {
  const offset = table[row + 4];
  const part = offset >= 0 ? bytes.subarray(offset, offset + table[row + 5]) : new Uint8Array(ops.payload(message));
  return new TextDecoder().decode(part);
}

/** How stacks name where a call ran. */
function whereOf({ place }, core) {
  return place < kCores ? `core ${core}` : `${require('internal/machines').nameOf(Math.floor(place / kCores))} core ${core}`;
}

function downError(reason, maybeExecuted, place) {
  if (place >= kCores) return require('internal/machines').downError(Math.floor(place / kCores), reason, maybeExecuted);
  const { NodeDownError } = errors();
  return new NodeDownError(`The node went down: ${reason}`, { address: ops.address(), maybeExecuted });
}

module.exports = { submit, cancelCallsOf, trySend, FULL, GONE, kCores };
