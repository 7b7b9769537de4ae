// `internal/buffer_values`: which values have bytes. Of Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/buffer.html
'use strict';

const { apply } = Reflect;
const { isView } = ArrayBuffer;
const getTag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
const getBufferLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength').get;

function isTypedArray(value) {
  return isView(value) && apply(getTag, value, []) !== undefined;
}

function isUint8Array(value) {
  return value instanceof Uint8Array || (isView(value) && apply(getTag, value, []) === 'Uint8Array');
}

function isAnyArrayBuffer(value) {
  if (value instanceof ArrayBuffer) return true;
  if (typeof value !== 'object' || value === null || isView(value)) return false;
  const tag = value[Symbol.toStringTag];
  if (tag === 'SharedArrayBuffer') return typeof value.byteLength === 'number';
  if (tag !== 'ArrayBuffer') return false;
  try {
    apply(getBufferLength, value, []);
    return true;
  } catch {
    return false;
  }
}

/** All bytes of a view. */
function bytesOf(view) {
  return view instanceof Uint8Array ? view : new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** What `postMessage` and `structuredClone` must not transfer: Buffer's pools, whose memory others hold too, and what a program has marked. */
const untransferable = new WeakSet();

const { transfer: engineTransfer } = ArrayBuffer.prototype;
const NOT_DETACHABLE = 'ArrayBuffer is not detachable and could not be cloned.';

/** The buffer's memory as a new buffer's. Throws Node's TypeError for what must not be transferred, or cannot be: a WebAssembly memory. */
function transferBuffer(buffer) {
  if (untransferable.has(buffer)) throw new TypeError(NOT_DETACHABLE);
  try {
    return apply(engineTransfer, buffer, []);
  } catch (error) {
    throw isUndetachable(error) ? new TypeError(NOT_DETACHABLE) : error;
  }
}

/** Whether it is the engine's error for a WebAssembly memory. */
const isUndetachable = (error) => error instanceof TypeError && error.message.startsWith('Receiver cannot be detached');

module.exports = { untransferable, transferBuffer, isUndetachable, isTypedArray, isUint8Array, isAnyArrayBuffer, bytesOf };
