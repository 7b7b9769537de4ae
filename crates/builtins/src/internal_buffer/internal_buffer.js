// `internal/buffer`: the methods of Buffer that read and write numbers, of Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/buffer.html (buf.readInt8 and so on).
// `addNumberMethods(prototype)` puts them on Buffer.prototype.
'use strict';

const { codes } = require('internal/errors');

exports.addNumberMethods = function(prototype) {
  for (const [name, method] of Object.entries(methods)) {
    define(prototype, name, method);
    if (name.includes('UInt')) define(prototype, name.replace('UInt', 'Uint'), method);
  }
};

function define(prototype, name, value) {
  Object.defineProperty(prototype, name, { value, writable: true, enumerable: true, configurable: true });
}

// One number seen as bytes: floats go through here.
const float = new Float32Array(1);
const double = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);
const doubleBytes = new Uint8Array(double.buffer);

function missing(buffer, offset, size) {
  return offsetError(offset, buffer.length - size);
}

function offsetError(offset, last) {
  if (typeof offset !== 'number') return new codes.ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  if (Math.floor(offset) !== offset) return new codes.ERR_OUT_OF_RANGE('offset', 'an integer', offset);
  if (last < 0) return new codes.ERR_BUFFER_OUT_OF_BOUNDS();
  return new codes.ERR_OUT_OF_RANGE('offset', `>= 0 and <= ${last}`, offset);
}

/** Throws unless `size` bytes lie at `offset`. `offset` itself was read as a number by the caller's fast test. */
function checkOffset(buffer, offset, size) {
  if (typeof offset === 'number' && offset >= 0 && offset <= buffer.length - size && offset === Math.floor(offset)) return;
  throw missing(buffer, offset, size);
}

function valueError(value, bytes, signed, n = '') {
  const bits = bytes * 8;
  let range;
  if (bytes > 4) {
    range = signed ? `>= -(2${n} ** ${bits - 1}${n}) and < 2${n} ** ${bits - 1}${n}` : `>= 0${n} and < 2${n} ** ${bits}${n}`;
  } else {
    range = signed ? `>= ${-(2 ** (bits - 1))} and <= ${2 ** (bits - 1) - 1}` : `>= 0 and <= ${2 ** bits - 1}`;
  }
  return new codes.ERR_OUT_OF_RANGE('value', range, value);
}

function byteLengthError(value) {
  if (typeof value !== 'number') return new codes.ERR_INVALID_ARG_TYPE('byteLength', 'number', value);
  if (Math.floor(value) !== value) return new codes.ERR_OUT_OF_RANGE('byteLength', 'an integer', value);
  return new codes.ERR_OUT_OF_RANGE('byteLength', '>= 1 and <= 6', value);
}

/** Reads `size` bytes (1 to 6) as an unsigned number; multiplication, because shifts end at 32 bits. */
function readLE(buffer, offset, size) {
  if (offset === undefined) throw offsetError(offset, 0);
  if (!(size >= 1 && size <= 6 && Number.isInteger(size))) throw byteLengthError(size);
  checkOffset(buffer, offset, size);
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + buffer[offset + i];
  return value;
}

function readBE(buffer, offset, size) {
  if (offset === undefined) throw offsetError(offset, 0);
  if (!(size >= 1 && size <= 6 && Number.isInteger(size))) throw byteLengthError(size);
  checkOffset(buffer, offset, size);
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + buffer[offset + i];
  return value;
}

function toSigned(value, size) {
  const limit = 2 ** (size * 8 - 1);
  return value >= limit ? value - 2 * limit : value;
}

function writeSized(buffer, value, offset, size, signed, little) {
  if (!(size >= 1 && size <= 6 && Number.isInteger(size))) throw byteLengthError(size);
  if (size === 1) checkNumber(offset);
  value = +value;
  const limit = 2 ** (size * 8 - (signed ? 1 : 0));
  if (value < (signed ? -limit : 0) || value > limit - 1) throw valueError(value, size, signed);
  if (offset === undefined) throw offsetError(offset, 0);
  checkOffset(buffer, offset, size);
  let rest = Math.trunc(value);
  if (rest < 0) rest += 2 * limit;
  for (let i = 0; i < size; i++) {
    buffer[offset + (little ? i : size - 1 - i)] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return offset + size;
}

function readBig(buffer, offset, little) {
  checkOffset(buffer, offset, 8);
  const first = readWord(buffer, offset, little);
  const second = readWord(buffer, offset + 4, little);
  return little ? (BigInt(second) << 32n) + BigInt(first) : (BigInt(first) << 32n) + BigInt(second);
}

function readWord(buffer, at, little) {
  return (little ?
    buffer[at] | buffer[at + 1] << 8 | buffer[at + 2] << 16 | buffer[at + 3] << 24 :
    buffer[at] << 24 | buffer[at + 1] << 16 | buffer[at + 2] << 8 | buffer[at + 3]) >>> 0;
}

function writeBig(buffer, value, offset, min, max, signed, little) {
  if (value > max || value < min) throw valueError(value, 8, signed, 'n');
  checkOffset(buffer, offset, 8);
  if (typeof value !== 'bigint') throw new TypeError('Cannot mix BigInt and other types, use explicit conversions');
  const low = Number(value & 0xffffffffn);
  const high = Number(value >> 32n & 0xffffffffn);
  writeWord(buffer, little ? low : high, offset, little);
  writeWord(buffer, little ? high : low, offset + 4, little);
  return offset + 8;
}

function writeWord(buffer, value, at, little) {
  if (little) {
    buffer[at] = value;
    buffer[at + 1] = value >>> 8;
    buffer[at + 2] = value >>> 16;
    buffer[at + 3] = value >>> 24;
  } else {
    buffer[at] = value >>> 24;
    buffer[at + 1] = value >>> 16;
    buffer[at + 2] = value >>> 8;
    buffer[at + 3] = value;
  }
}

function write32(buffer, value, offset, signed, little) {
  value = +value;
  if (signed ? value > 0x7fffffff || value < -0x80000000 : value > 0xffffffff || value < 0) throw valueError(value, 4, signed);
  checkOffset(buffer, offset, 4);
  writeWord(buffer, value, offset, little);
  return offset + 4;
}

function write16(buffer, value, offset, signed, little) {
  value = +value;
  if (signed ? value > 0x7fff || value < -0x8000 : value > 0xffff || value < 0) throw valueError(value, 2, signed);
  checkOffset(buffer, offset, 2);
  buffer[offset] = little ? value : value >>> 8;
  buffer[offset + 1] = little ? value >>> 8 : value;
  return offset + 2;
}

function readFloating(buffer, offset, numbers, bytes, little) {
  const size = bytes.length;
  checkOffset(buffer, offset, size);
  for (let i = 0; i < size; i++) bytes[little ? i : size - 1 - i] = buffer[offset + i];
  return numbers[0];
}

function writeFloating(buffer, value, offset, numbers, bytes, little) {
  const size = bytes.length;
  checkOffset(buffer, offset, size);
  numbers[0] = value;
  for (let i = 0; i < size; i++) buffer[offset + i] = bytes[little ? i : size - 1 - i];
  return offset + size;
}

/* Method names follow the documentation; the order is that of Node's prototype. */
const methods = {
  readBigUInt64LE(offset = 0) { return readBig(this, offset, true); },
  readBigUInt64BE(offset = 0) { return readBig(this, offset, false); },
  readBigInt64LE(offset = 0) { return BigInt.asIntN(64, readBig(this, offset, true)); },
  readBigInt64BE(offset = 0) { return BigInt.asIntN(64, readBig(this, offset, false)); },
  writeBigUInt64LE(value, offset = 0) { return writeBig(this, value, offset, 0n, 0xffffffffffffffffn, false, true); },
  writeBigUInt64BE(value, offset = 0) { return writeBig(this, value, offset, 0n, 0xffffffffffffffffn, false, false); },
  writeBigInt64LE(value, offset = 0) { return writeBig(this, value, offset, -0x8000000000000000n, 0x7fffffffffffffffn, true, true); },
  writeBigInt64BE(value, offset = 0) { return writeBig(this, value, offset, -0x8000000000000000n, 0x7fffffffffffffffn, true, false); },

  readUIntLE(offset, byteLength) { return readLE(this, offset, byteLength); },
  readUInt32LE(offset = 0) {
    checkOffset(this, offset, 4);
    return (this[offset] | this[offset + 1] << 8 | this[offset + 2] << 16 | this[offset + 3] << 24) >>> 0;
  },
  readUInt16LE(offset = 0) {
    checkOffset(this, offset, 2);
    return this[offset] | this[offset + 1] << 8;
  },
  readUInt8(offset = 0) {
    checkOffset(this, offset, 1);
    return this[offset];
  },
  readUIntBE(offset, byteLength) { return readBE(this, offset, byteLength); },
  readUInt32BE(offset = 0) {
    checkOffset(this, offset, 4);
    return (this[offset] << 24 | this[offset + 1] << 16 | this[offset + 2] << 8 | this[offset + 3]) >>> 0;
  },
  readUInt16BE(offset = 0) {
    checkOffset(this, offset, 2);
    return this[offset] << 8 | this[offset + 1];
  },
  readIntLE(offset, byteLength) { return toSigned(readLE(this, offset, byteLength), byteLength); },
  readInt32LE(offset = 0) {
    checkOffset(this, offset, 4);
    return this[offset] | this[offset + 1] << 8 | this[offset + 2] << 16 | this[offset + 3] << 24;
  },
  readInt16LE(offset = 0) {
    checkOffset(this, offset, 2);
    return (this[offset] | this[offset + 1] << 8) << 16 >> 16;
  },
  readInt8(offset = 0) {
    checkOffset(this, offset, 1);
    return this[offset] << 24 >> 24;
  },
  readIntBE(offset, byteLength) { return toSigned(readBE(this, offset, byteLength), byteLength); },
  readInt32BE(offset = 0) {
    checkOffset(this, offset, 4);
    return this[offset] << 24 | this[offset + 1] << 16 | this[offset + 2] << 8 | this[offset + 3];
  },
  readInt16BE(offset = 0) {
    checkOffset(this, offset, 2);
    return (this[offset] << 8 | this[offset + 1]) << 16 >> 16;
  },

  writeUIntLE(value, offset, byteLength) { return writeSized(this, value, offset, byteLength, false, true); },
  writeUInt32LE(value, offset = 0) { return write32(this, value, offset, false, true); },
  writeUInt16LE(value, offset = 0) { return write16(this, value, offset, false, true); },
  writeUInt8(value, offset = 0) {
    value = +value;
    if (value > 255 || value < 0) {
      checkNumber(offset);
      throw valueError(value, 1, false);
    }
    checkOffset(this, offset, 1);
    this[offset] = value;
    return offset + 1;
  },
  writeUIntBE(value, offset, byteLength) { return writeSized(this, value, offset, byteLength, false, false); },
  writeUInt32BE(value, offset = 0) { return write32(this, value, offset, false, false); },
  writeUInt16BE(value, offset = 0) { return write16(this, value, offset, false, false); },
  writeIntLE(value, offset, byteLength) { return writeSized(this, value, offset, byteLength, true, true); },
  writeInt32LE(value, offset = 0) { return write32(this, value, offset, true, true); },
  writeInt16LE(value, offset = 0) { return write16(this, value, offset, true, true); },
  writeInt8(value, offset = 0) {
    value = +value;
    if (value > 127 || value < -128) {
      checkNumber(offset);
      throw valueError(value, 1, true);
    }
    checkOffset(this, offset, 1);
    this[offset] = value;
    return offset + 1;
  },
  writeIntBE(value, offset, byteLength) { return writeSized(this, value, offset, byteLength, true, false); },
  writeInt32BE(value, offset = 0) { return write32(this, value, offset, true, false); },
  writeInt16BE(value, offset = 0) { return write16(this, value, offset, true, false); },

  readFloatLE(offset = 0) { return readFloating(this, offset, float, floatBytes, true); },
  readFloatBE(offset = 0) { return readFloating(this, offset, float, floatBytes, false); },
  readDoubleLE(offset = 0) { return readFloating(this, offset, double, doubleBytes, true); },
  readDoubleBE(offset = 0) { return readFloating(this, offset, double, doubleBytes, false); },
  writeFloatLE(value, offset = 0) { return writeFloating(this, value, offset, float, floatBytes, true); },
  writeFloatBE(value, offset = 0) { return writeFloating(this, value, offset, float, floatBytes, false); },
  writeDoubleLE(value, offset = 0) { return writeFloating(this, value, offset, double, doubleBytes, true); },
  writeDoubleBE(value, offset = 0) { return writeFloating(this, value, offset, double, doubleBytes, false); },
};

/** The one-byte writers look at the offset's type before the value's range. */
function checkNumber(offset) {
  if (typeof offset !== 'number') throw offsetError(offset, 0);
}
