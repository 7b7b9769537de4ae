// `internal/node_calls`: calls in flight: submitted, answered, cancelled. Values are made bytes by `internal/node_values`; the operations in this folder carry
// them to the `nodes` crate and back.
'use strict';

const values = require('internal/node_values');
const { scratch, decode, decodeError, encodeForCall, travelling } = values;
const context = require('internal/async_context').state;
const { checkpoint, uncaught } = require('internal/ticks');

// Kinds of replies, and the table's shape, as in calls.rs and lane.rs.
const DONE = 0;
const FAILED = 1;
const CANCELLED = 2;
const TIMED_OUT = 3;
const DOWN = 4;
const ROOM = 6;
const STRIDE = 8;
const SLOT_MASK = 0xffffff;

let bytes;
let table;

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

class Placed {
  constructor(info, place, timeout) {
    this.info = info;
    this.place = place;
    this.timeout = timeout;
    this.id = -1;
    this.older = undefined;
    this.payload = undefined;
    this.transfers = undefined;
    this.frame = context.frame;
    this.reason = undefined;
    this.wasCancelled = false;
    this.signals = undefined;
    // A third of a microsecond; its text is made only if the call fails.
    this.origin = new Error();
    this.resolve = undefined;
    this.reject = undefined;
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  /** Ends the call: one that waits in the queue is removed, one that runs is stopped; either way its promise rejects with an AbortError. */
  cancel(reason) {
    if (this.wasCancelled || this.resolve === undefined) return;
    this.wasCancelled = true;
    this.reason = reason;
    if (this.id !== -1) {
      ops.cancel(this.id);
      return;
    }
    refused = refused.filter((other) => other !== this);
    this.fail(errors().abortError(this.reason));
  }

  end(value) {
    const { resolve } = this;
    this.release();
    resolve(value);
  }

  fail(error) {
    const { reject } = this;
    this.release();
    reject(error);
  }

  release() {
    this.resolve = this.reject = this.payload = this.transfers = this.origin = undefined;
    if (this.signals !== undefined) {
      values.forgetSignals(this.signals);
      this.signals = undefined;
    }
  }
}

const errors = () => require('internal/node_errors');

/** Places a call. `place`: 0 where there is room, else the number of a core of this machine; `timeout` in milliseconds, undefined for the function's own. */
function submit(info, args, place, timeout) {
  if (table === undefined) [bytes, table] = ops.attach(onReplies);
  const placed = new Placed(info, place, timeout ?? info.options?.timeout ?? NaN);
  const slice = info.slice();
  let length;
  try {
    length = encodeCall(info, args);
    if (travelling.size !== 0) placed.signals = values.sendAlong();
  } catch (error) {
    values.forgetTravelling();
    placed.fail(error);
    return placed;
  }
  const transfers = values.out.transfers.length === 0 ? undefined : values.out.transfers;
  if (refused.length !== 0 || !send(placed, slice, scratch.bytes, length, transfers)) {
    if (placed.resolve === undefined) return placed;
    placed.payload = scratch.bytes.slice(0, length);
    placed.transfers = transfers;
    refused.push(placed);
  }
  return placed;
}

function encodeCall(info, args) {
  const captures = info.description.captures.length === 0 ? undefined : info.captures();
  try {
    return encodeForCall(captures === undefined ? [args] : [args, captures], 'the call');
  } catch (error) {
    blame(info, args, captures);
    throw error;
  }
}

/** A call could not be encoded: throws the error that names the argument, or the captured variable and where it is declared. */
function blame(info, args, captures = []) {
  const { name, file, captures: declared } = info.description;
  args.forEach((arg, index) => encodeForCall(arg, `argument ${index + 1} of ${name || 'the node function'}`));
  const base = file.slice(file.lastIndexOf('/') + 1);
  captures.forEach((value, index) => {
    const [variable, line, column] = declared[index];
    encodeForCall(value, `${variable} (${base}:${line}:${column})`);
  });
}

/** True if the queue took it, or nobody ever will (then its promise is rejected). */
function send(placed, slice, payload, length, transfers) {
  const id = ops.submit(slice, payload, length, placed.place, placed.timeout, transfers);
  if (id >= 0) {
    placed.id = id;
    putInFlight(placed);
    return true;
  }
  if (id === -1) return false;
  placed.fail(downError(id === -2 ? 'the machine is stopping' : id === -3 ? `the machine has no core ${placed.place}` : 'the system gives no OS thread for a core', false));
  return true;
}

function retryRefused() {
  const again = refused;
  refused = [];
  for (let i = 0; i < again.length; i++) {
    const placed = again[i];
    if (placed.resolve === undefined) continue;
    if (!send(placed, placed.info.slice(), placed.payload, placed.payload.length, placed.transfers)) {
      refused = again.slice(i);
      return;
    }
    placed.payload = placed.transfers = undefined;
  }
}

/** The replies of one batch, each settled by itself, as an event of the loop. */
function onReplies(count) {
  for (let i = 0; i < count; i++) {
    const row = i * STRIDE;
    const kind = table[row + 1];
    if (kind === ROOM) {
      retryRefused();
      continue;
    }
    settle(takeInFlight(table[row]), kind, i, row);
    checkpoint();
  }
  context.frame = undefined;
}

function settle(placed, kind, message, row) {
  try {
    switch (kind) {
      case DONE:
        placed.end(decodeReply(message, row));
        break;
      case FAILED:
        placed.fail(errors().withCallerStack(decodeReply(message, row, placed.info), placed.origin, `core ${table[row + 2]}`));
        break;
      case CANCELLED:
        placed.fail(errors().abortError(placed.reason));
        break;
      case TIMED_OUT:
        placed.fail(errors().timeoutError(`The call did not begin within ${placed.timeout} ms`));
        break;
      case DOWN:
        placed.fail(downError(textOf(message, row), table[row + 3] === 1));
        break;
    }
  } catch (error) {
    if (placed.resolve === undefined) uncaught(error, 'uncaughtException');
    else placed.fail(error);
  }
}

/** The value of a reply; with `info`, the error of a call of that. */
function decodeReply(message, row, info) {
  const offset = table[row + 4];
  const length = table[row + 5];
  const transfers = table[row + 6] === 0 ? undefined : ops.transfers(message);
  const from = offset >= 0 ? bytes : new Uint8Array(ops.payload(message));
  if (info !== undefined) return decodeError(from, offset >= 0 ? offset : 0, length, transfers, info);
  return decode(from, offset >= 0 ? offset : 0, length, transfers);
}

function textOf(message, row) {
  const offset = table[row + 4];
  const part = offset >= 0 ? bytes.subarray(offset, offset + table[row + 5]) : new Uint8Array(ops.payload(message));
  return new TextDecoder().decode(part);
}

function downError(reason, maybeExecuted) {
  const { NodeDownError } = errors();
  return new NodeDownError(`The node went down: ${reason}`, { address: ops.address(), maybeExecuted });
}

module.exports = { submit };
