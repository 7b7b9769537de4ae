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

module.exports = { isTypedArray, isUint8Array, isAnyArrayBuffer, bytesOf };
