// `internal/atomics`: Atomics.wait, Atomics.waitAsync and Atomics.notify, which all cores have in common with SharedMemory.
// Follows https://tc39.es/ecma262/#sec-atomics.wait and the two that follow it, with Node 26's messages.
'use strict';

const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { notify: engineNotify } = Atomics;
const typedArrayPrototype = getPrototypeOf(Int32Array.prototype);
const getter = (name) => getOwnPropertyDescriptor(typedArrayPrototype, name).get;
const kindOf = getter(Symbol.toStringTag);
const bufferOf = getter('buffer');
const offsetOf = getter('byteOffset');
const lengthOf = getter('length');
const { asIntN } = BigInt;

// ---- words of a shared buffer, by their offset in bytes; `value` is a 32-bit integer, or a BigInt for a word of 64 bits

const results = ['ok', 'not-equal', 'timed-out'];

const lowOf = (value) => (typeof value === 'bigint' ? Number(asIntN(32, value)) : value);
const highOf = (value) => (typeof value === 'bigint' ? Number(asIntN(32, value >> 32n)) : undefined);

/** Blocks the OS thread; `timeout` in milliseconds, Infinity for none. */
function waitAtSync(buffer, offset, value, timeout) {
  const result = results[ops.waitSync(buffer, offset, lowOf(value), highOf(value), timeout)];
  // The code that waited is being ended.
  if (result === undefined) throw require('internal/waiting').abortError();
  return result;
}

/** 'not-equal', or the promise of 'ok' or 'timed-out'. */
function waitAt(buffer, offset, value, timeout, signal, keepsAlive = true) {
  const { waitFor, runningThread } = require('internal/waiting');
  const ticket = ops.wait(buffer, offset, lowOf(value), highOf(value), runningThread(), keepsAlive);
  if (ticket === undefined) return 'not-equal';
  return waitFor(ticket, () => 'ok', { signal, timeout, late: () => 'timed-out', keepsAlive });
}

function notifyAt(buffer, offset, count) {
  return ops.notify(buffer, offset, count);
}

// ---- the global Atomics

function wait(typedArray, index, value, timeout) {
  const { buffer, offset, expected, milliseconds } = wordOf(typedArray, index, value, timeout);
  return waitAtSync(buffer, offset, expected, milliseconds);
}

function waitAsync(typedArray, index, value, timeout) {
  const { buffer, offset, expected, milliseconds } = wordOf(typedArray, index, value, timeout);
  if (milliseconds === 0) {
    const now = waitAtSync(buffer, offset, expected, 0);
    return { async: false, value: now };
  }
  const result = waitAt(buffer, offset, expected, milliseconds, undefined, false);
  return { async: typeof result !== 'string', value: result };
}

function notify(typedArray, index, count) {
  const kind = requireKind(typedArray);
  const position = checkIndex(typedArray, index);
  const most = count === undefined ? Infinity : Math.max(toIntegerOrInfinity(count), 0);
  const buffer = apply(bufferOf, typedArray, []);
  if (!(buffer instanceof SharedArrayBuffer)) return 0;
  const woken = ops.notify(buffer, offsetIn(typedArray, kind, position), most);
  // The engine's own list has those that wait in Wasm.
  return woken + (woken < most ? apply(engineNotify, Atomics, [typedArray, position, most - woken]) : 0);
}

const offsetIn = (typedArray, kind, position) => apply(offsetOf, typedArray, []) + position * (kind === 'BigInt64Array' ? 8 : 4);

/** The arguments of `wait` and `waitAsync`, converted in the order of the specification. */
function wordOf(typedArray, index, value, timeout) {
  const kind = requireKind(typedArray);
  const buffer = apply(bufferOf, typedArray, []);
  if (!(buffer instanceof SharedArrayBuffer)) throw new TypeError(`[object ${kind}] is not a shared typed array.`);
  const position = checkIndex(typedArray, index);
  const expected = kind === 'BigInt64Array' ? asIntN(64, toBigInt(value)) : value | 0;
  const limit = +timeout;
  const milliseconds = limit !== limit ? Infinity : Math.max(limit, 0);
  return { buffer, offset: offsetIn(typedArray, kind, position), expected, milliseconds };
}

function requireKind(typedArray) {
  const kind = ArrayBuffer.isView(typedArray) ? apply(kindOf, typedArray, []) : undefined;
  if (kind === 'Int32Array' || kind === 'BigInt64Array') return kind;
  throw new TypeError(`${describe(typedArray)} is not an int32 or BigInt64 typed array.`);
}

function describe(value) {
  if (Array.isArray(value)) return '[object Array]';
  return typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);
}

function toIntegerOrInfinity(value) {
  const number = Math.trunc(+value);
  return number !== number ? 0 : number;
}

function checkIndex(typedArray, index) {
  const position = toIntegerOrInfinity(index);
  if (position < 0 || position >= apply(lengthOf, typedArray, [])) throw new RangeError('Invalid atomic access index');
  return position;
}

/** ToBigInt: as BigInt(), but a number is no BigInt. */
function toBigInt(value) {
  const primitive = typeof value === 'object' && value !== null ? BigInt(value) : value;
  if (typeof primitive === 'number') throw new TypeError(`Cannot convert ${primitive} to a BigInt`);
  return BigInt(primitive);
}

Object.defineProperty(notify, 'length', { value: 3 });

// In the place of the engine's.
for (const [name, value] of Object.entries({ wait, waitAsync, notify })) {
  Object.defineProperty(Atomics, name, { value, writable: true, enumerable: false, configurable: true });
}

module.exports = { waitAt, waitAtSync, notifyAt };
