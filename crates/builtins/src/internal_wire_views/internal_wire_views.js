// `internal/wire_views`: what `internal/wire_encode` must know about buffers and their views, asked in ways that programs cannot change.
'use strict';

const { apply, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const bytesSet = Uint8Array.prototype.set;
const getter = (prototype, name) => getOwnPropertyDescriptor(prototype, name).get;
const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const viewParts = (prototype) => ({
  buffer: getter(prototype, 'buffer'), offset: getter(prototype, 'byteOffset'), size: getter(prototype, 'byteLength'),
});
const typedArray = {
  ...viewParts(typedArrayPrototype), name: getter(typedArrayPrototype, Symbol.toStringTag), length: getter(typedArrayPrototype, 'length'),
  keys: typedArrayPrototype.keys,
};
const dataView = viewParts(DataView.prototype);
const bufferSize = getter(ArrayBuffer.prototype, 'byteLength');
const bufferMax = getter(ArrayBuffer.prototype, 'maxByteLength');
const bufferResizable = getter(ArrayBuffer.prototype, 'resizable');
const { resize: bufferResize } = ArrayBuffer.prototype;

/** The tags of RFC 8746 (little-endian) and sizes of elements. */
const elements = {
  __proto__: null,
  Uint8Array: [64, 1], Uint8ClampedArray: [68, 1], Uint16Array: [69, 2], Uint32Array: [70, 4], BigUint64Array: [71, 8], Int8Array: [72, 1],
  Int16Array: [77, 2], Int32Array: [78, 4], BigInt64Array: [79, 8], Float16Array: [84, 2], Float32Array: [85, 4], Float64Array: [86, 8],
};

/** The engine has one class for both kinds of buffers. */
function isShared(buffer) {
  try {
    apply(bufferSize, buffer, []);
    return false;
  } catch {
    return true;
  }
}

/** A view of a shared buffer that can grow, from somewhere to its end. Nothing tells whether it would grow too; that is what views are made for there. */
function isToTheEnd(view, name, parts, buffer) {
  if (!buffer.growable) return false;
  const end = apply(parts.offset, view, []) + apply(parts.size, view, []);
  return buffer.byteLength - end < (name === undefined ? 1 : elements[name][1]);
}

/** Whether the view is one of Node's Buffers. */
function isBuffer(view) {
  const prototype = getPrototypeOf(view);
  return prototype !== Uint8Array.prototype && prototype?.constructor?.name === 'Buffer' && prototype === require('buffer').Buffer.prototype;
}

/** The bytes that a view has, -1 if its buffer has become too short for it. */
function sizeOfView(view, name) {
  try {
    if (name === undefined) return apply(dataView.size, view, []);
    // The size alone would be 0; methods throw.
    apply(typedArray.keys, view, []);
    return apply(typedArray.size, view, []);
  } catch {
    return -1;
  }
}

/** Whether the view grows with its resizable buffer. Nothing tells, so the buffer is resized for a moment. */
function tracksLength(view, buffer, offset, name) {
  const size = apply(bufferSize, buffer, []);
  const step = name === undefined ? 1 : elements[name][1];
  const before = sizeOfView(view, name);
  if (size - offset - before >= step) return false;
  if (size + step <= apply(bufferMax, buffer, [])) return sizeAfterResize(view, buffer, name, size + step) > before;
  if (before === 0) return true;
  const end = new Uint8Array(buffer, size - step).slice();
  const after = sizeAfterResize(view, buffer, name, size - step);
  apply(bytesSet, new Uint8Array(buffer), [end, size - step]);
  return after >= 0 && after === before - step;
}

function sizeAfterResize(view, buffer, name, size) {
  const before = apply(bufferSize, buffer, []);
  apply(bufferResize, buffer, [size]);
  const after = sizeOfView(view, name);
  apply(bufferResize, buffer, [before]);
  return after;
}

module.exports = { typedArray, dataView, elements, bufferSize, bufferMax, bufferResizable, isShared, isToTheEnd, isBuffer, sizeOfView, tracksLength };
