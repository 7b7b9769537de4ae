// `internal/wire_decode_buffers`: buffers and their views, for `internal/wire_decode`.
'use strict';

const { apply, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const bytesSet = Uint8Array.prototype.set;
const bytesBuffer = getOwnPropertyDescriptor(typedArrayPrototype, 'buffer').get;
const bytesLength = getOwnPropertyDescriptor(typedArrayPrototype, 'length').get;

// Tags of our own: kOwn + n; the number n of shared buffers.
const kOwn = 0x524f0000;
const BUFFER = kOwn + 3, TRANSFER = kOwn + 5, SHARED = 13;

const typedArrays = new Map([
  [64, Uint8Array], [68, Uint8ClampedArray], [69, Uint16Array], [70, Uint32Array], [71, BigUint64Array], [72, Int8Array], [77, Int16Array],
  [78, Int32Array], [79, BigInt64Array], [84, Float16Array], [85, Float32Array], [86, Float64Array],
]);

/** `reader`: what `internal/wire_decode` reads with. */
function readersOf(reader) {
  const {
    next, skip, transferred, takeNumber, readKind, readReference, expectHead, expectUnsigned, expectBytes, expectArrayOf, copyBytes, register,
    registerAs, takeSlot, problem, expected,
  } = reader;

  function readElements(tag) {
    const constructor = typedArrays.get(tag);
    if (constructor === undefined) throw problem(`unknown tag ${tag}`);
    const length = expectBytes("a typed array's bytes");
    if (length % constructor.BYTES_PER_ELEMENT !== 0) throw problem("a typed array's length is out of range");
    const bytes = copyBytes(length);
    return register(constructor === Uint8Array ? bytes : new constructor(apply(bytesBuffer, bytes, [])));
  }

  function readBuffer() {
    const number = takeSlot();
    if (next() === 0x82) return registerAs(number, readResizable());
    const bytes = copyBytes(expectBytes("a buffer's bytes"));
    return registerAs(number, apply(bytesBuffer, bytes, []));
  }

  function readResizable() {
    skip();
    const bytes = copyBytes(expectBytes("a buffer's bytes"));
    const maxByteLength = expectUnsigned("a buffer's limit");
    let buffer;
    try {
      buffer = new ArrayBuffer(apply(bytesLength, bytes, []), { __proto__: null, maxByteLength });
    } catch (cause) {
      throw problem("a buffer's limit is out of range", cause);
    }
    apply(bytesSet, new Uint8Array(buffer), [bytes]);
    return buffer;
  }

  function readTransfer() {
    const index = expectUnsigned('an index');
    const buffer = transferred()?.[index];
    if (!(buffer instanceof ArrayBuffer)) throw problem('an index of a transferred buffer is out of range');
    return register(buffer);
  }

  function readView() {
    const number = takeSlot();
    expectArrayOf(4, "a view's parts");
    const tag = expectUnsigned('a kind of elements');
    const constructor = tag === 0 ? DataView : typedArrays.get(tag);
    if (constructor === undefined) throw problem('a kind of elements is out of range');
    const buffer = readViewBuffer();
    const offset = expectUnsigned("a view's offset");
    const tracks = next() === 0xf6;
    if (tracks) skip();
    const length = tracks ? undefined : expectUnsigned("a view's length");
    try {
      return registerAs(number, new constructor(buffer, offset, length));
    } catch (cause) {
      throw problem('a view is no part of its buffer', cause);
    }
  }

  /** The buffer of a view: written here, transferred or a reference; nothing else is read. */
  function readViewBuffer() {
    let tag = expectHead(6, 'a buffer');
    if (tag === 29) return checkBuffer(readReference());
    if (tag === 28) {
      takeNumber();
      tag = expectHead(6, 'a buffer');
    }
    if (tag === BUFFER) return readBuffer();
    if (tag === TRANSFER) return checkBuffer(readTransfer());
    if (tag === kOwn + SHARED) return checkBuffer(readKind(SHARED));
    throw expected('a buffer');
  }

  function checkBuffer(object) {
    if (!(object instanceof ArrayBuffer) && !(object instanceof SharedArrayBuffer)) throw expected('a buffer');
    return object;
  }

  return { readElements, readBuffer, readTransfer, readView };
}

module.exports = { readersOf };
