// `internal/v8_deserializer`: `v8.Deserializer` and `v8.DefaultDeserializer`, Node 26: values from the bytes that `internal/v8_serializer` writes.
// Follows https://nodejs.org/docs/latest-v26.x/api/v8.html#serialization-api
'use strict';

const { bytesOf, hostViews, viewTags, errorTags, flagBits, BUFFER, VERSION } = require('internal/v8_serializer');

/** From this version on views have flags. */
const VIEW_FLAGS = 14;
const DEPTH_OF_VARINT = 10;
const utf8 = () => new (require('internal/encoding').TextDecoder)();

const viewClasses = new Map(Object.keys(viewTags).map((name) => [viewTags[name], globalThis[name]]));
const errorClasses = new Map(Object.keys(errorTags).map((name) => [errorTags[name], globalThis[name]]));

class Deserializer {
  #bytes;
  #view;
  #at = 0;
  #version = 0;
  #objects = [];
  #transferred = undefined;

  constructor(buffer) {
    this.#bytes = bytesOf(buffer, 'buffer');
    this.#view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    this.buffer = buffer;
  }

  // ---- what programs call

  readHeader() {
    if (this.#bytes[this.#at] === 0xff) {
      this.#at++;
      this.#version = told('Unable to deserialize cloned data due to invalid or unsupported version.', () => this.#varint());
    }
    if (this.#version < 1 || this.#version > VERSION) throw new Error('Unable to deserialize cloned data due to invalid or unsupported version.');
    return true;
  }

  readValue() {
    try {
      return this.#read();
    } catch (error) {
      throw error === MALFORMED ? new Error('Unable to deserialize cloned data.') : error;
    }
  }

  getWireFormatVersion() { return this.#version; }

  transferArrayBuffer(id, arrayBuffer) { (this.#transferred ??= new Map()).set(id >>> 0, arrayBuffer); }

  readUint32() { return told('ReadUint32() failed', () => this.#varint() >>> 0); }

  readUint64() {
    return told('ReadUint64() failed', () => {
      const value = this.#bigVarint();
      return [Number((value >> 32n) & 0xffffffffn), Number(value & 0xffffffffn)];
    });
  }

  readDouble() { return told('ReadDouble() failed', () => this.#double()); }

  readRawBytes(length) {
    const offset = this._readRawBytes(length);
    const { Buffer } = require('buffer');
    return Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + offset, length);
  }

  /** Where in the buffer so many bytes begin, which are passed over. */
  _readRawBytes(length) {
    return told('ReadRawBytes() failed', () => {
      const offset = this.#at;
      this.#skip(length);
      return offset;
    });
  }

  // ---- bytes

  #byte() {
    if (this.#at >= this.#bytes.length) throw MALFORMED;
    return this.#bytes[this.#at++];
  }

  #skip(count) {
    if (!(count >= 0) || count > this.#bytes.length - this.#at) throw MALFORMED;
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  #varint() {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const byte = this.#byte();
      value += (byte & 0x7f) * place;
      if (byte < 0x80) return value;
      if (place > 2 ** 35) throw MALFORMED;
    }
  }

  #bigVarint() {
    let value = 0n;
    for (let count = 0; count < DEPTH_OF_VARINT; count++) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << BigInt(7 * count);
      if (byte < 0x80) return value;
    }
    throw MALFORMED;
  }

  #double() {
    const at = this.#at;
    this.#skip(8);
    return this.#view.getFloat64(at, true);
  }

  /** The next tag; bytes that only align are passed over. */
  #tag() {
    for (;;) {
      const byte = this.#byte();
      if (byte !== 0) return String.fromCharCode(byte);
    }
  }

  #peek() {
    let at = this.#at;
    while (at < this.#bytes.length && this.#bytes[at] === 0) at++;
    return at < this.#bytes.length ? String.fromCharCode(this.#bytes[at]) : '';
  }

  // ---- values

  #read() {
    const value = this.#readPart();
    // A view follows the buffer that it is of.
    if (typeof value !== 'object' || !(value instanceof ArrayBuffer || value instanceof SharedArrayBuffer)) return value;
    return this.#peek() === 'V' ? this.#readView(value) : value;
  }

  #readPart() {
    const tag = this.#tag();
    const form = Deserializer.#forms[tag];
    if (form === undefined) throw MALFORMED;
    return form.call(this);
  }

  /** Objects get their numbers before what is in them. */
  #keep(object) {
    this.#objects.push(object);
    return object;
  }

  static #forms = {
    __proto__: null,
    '?'() {
      this.#varint();
      return this.#readPart();
    },
    '_': () => undefined,
    '0': () => null,
    'T': () => true,
    'F': () => false,
    'I'() {
      const coded = this.#varint() >>> 0;
      return (coded >>> 1) ^ -(coded & 1);
    },
    'U'() { return this.#varint() >>> 0; },
    'N'() { return this.#double(); },
    'Z'() { return this.#bigint(); },
    'S'() { return utf8().decode(this.#skip(this.#varint())); },
    '"'() { return latin1(this.#skip(this.#varint())); },
    'c'() { return this.#twoByte(); },
    '^'() {
      const id = this.#varint();
      if (id >= this.#objects.length) throw MALFORMED;
      return this.#objects[id];
    },
    'o'() {
      const object = this.#keep({});
      this.#properties(object, '{');
      return object;
    },
    'a'() {
      const array = this.#keep([]);
      array.length = this.#varint();
      this.#properties(array, '@');
      this.#varint();
      return array;
    },
    'A'() { return this.#denseArray(); },
    'D'() { return this.#keep(new Date(this.#double())); },
    'y'() { return this.#keep(Object(true)); },
    'x'() { return this.#keep(Object(false)); },
    'n'() { return this.#keep(Object(this.#double())); },
    'z'() { return this.#keep(Object(this.#bigint())); },
    's'() { return this.#boxedString(); },
    'R'() { return this.#regExp(); },
    ';'() {
      const map = this.#keep(new Map());
      const items = this.#items(':');
      for (let i = 0; i < items.length; i += 2) map.set(items[i], items[i + 1]);
      return map;
    },
    "'"() {
      const set = this.#keep(new Set());
      for (const item of this.#items(',')) set.add(item);
      return set;
    },
    'B'() { return this.#keep(copyOf(this.#skip(this.#varint()))); },
    '~'() {
      const [length, maxByteLength] = [this.#varint(), this.#varint()];
      if (length > maxByteLength) throw MALFORMED;
      const buffer = new ArrayBuffer(length, { maxByteLength });
      new Uint8Array(buffer).set(this.#skip(length));
      return this.#keep(buffer);
    },
    't'() { return this.#keep(this.#arrived(this.#varint())); },
    'u'() { return this.#keep(this.#arrived(this.#varint())); },
    'r'() { return this.#error(); },
    '\\'() {
      const id = this.#objects.push(undefined) - 1;
      if (typeof this._readHostObject !== 'function') throw MALFORMED;
      const object = this._readHostObject();
      this.#objects[id] = object;
      return object;
    },
  };

  #bigint() {
    const field = this.#varint();
    const size = field >>> 1;
    const at = this.#at;
    this.#skip(size);
    let value = 0n;
    for (let place = size - 1; place >= 0; place--) value = (value << 8n) | BigInt(this.#bytes[at + place]);
    return field & 1 ? -value : value;
  }

  #twoByte() {
    const size = this.#varint();
    if (size % 2 !== 0) throw MALFORMED;
    const { Buffer } = require('buffer');
    const bytes = this.#skip(size);
    return Buffer.from(bytes.buffer, bytes.byteOffset, size).toString('utf16le');
  }

  #boxedString() {
    const id = this.#objects.push(undefined) - 1;
    const text = this.#readPart();
    if (typeof text !== 'string') throw MALFORMED;
    return (this.#objects[id] = Object(text));
  }

  #regExp() {
    const id = this.#objects.push(undefined) - 1;
    const source = this.#readPart();
    const bits = this.#varint();
    if (typeof source !== 'string') throw MALFORMED;
    const flags = Object.keys(flagBits).filter((flag) => bits & flagBits[flag]).join('');
    return (this.#objects[id] = new RegExp(source, flags));
  }

  #denseArray() {
    const length = this.#varint();
    if (length > this.#bytes.length - this.#at) throw MALFORMED;
    const array = this.#keep([]);
    for (let i = 0; i < length; i++) {
      if (this.#peek() === '-') this.#tag();
      else array[i] = this.#read();
    }
    array.length = length;
    this.#properties(array, '$');
    if (this.#varint() !== length) throw MALFORMED;
    return array;
  }

  #properties(object, end) {
    let count = 0;
    for (; this.#peek() !== end; count++) {
      const key = this.#read();
      if (typeof key !== 'string' && typeof key !== 'number') throw MALFORMED;
      const value = this.#read();
      // What is there, or is inherited, must not be set: it may have a setter.
      if (key in object) Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
      else object[key] = value;
    }
    this.#tag();
    if (this.#varint() !== count) throw MALFORMED;
  }

  #items(end) {
    const items = [];
    while (this.#peek() !== end) items.push(this.#read());
    this.#tag();
    if (this.#varint() !== items.length) throw MALFORMED;
    return items;
  }

  #arrived(id) {
    if (!this.#transferred?.has(id)) throw MALFORMED;
    return this.#transferred.get(id);
  }

  #readView(buffer) {
    this.#tag();
    const Class = viewClasses.get(this.#tag());
    const [offset, size] = [this.#varint(), this.#varint()];
    if (this.#version >= VIEW_FLAGS || this.#version === 0) this.#varint();
    const unit = Class?.BYTES_PER_ELEMENT ?? 1;
    if (Class === undefined || offset + size > buffer.byteLength || offset % unit !== 0 || size % unit !== 0) throw MALFORMED;
    return this.#keep(new Class(buffer, offset, size / unit));
  }

  #error() {
    const id = this.#objects.push(undefined) - 1;
    let Class = Error;
    const own = {};
    for (let tag = this.#tag(); tag !== '.'; tag = this.#tag()) {
      if (errorClasses.has(tag)) Class = errorClasses.get(tag);
      else if (tag === 'm') own.message = this.#readPart();
      else if (tag === 's') own.stack = this.#readPart();
      else if (tag === 'c') own.cause = this.#read();
      else throw MALFORMED;
    }
    const error = new Class(...('message' in own ? [own.message] : []), ...('cause' in own ? [{ cause: own.cause }] : []));
    require('internal/stack').makeReadable(error);
    Object.defineProperty(error, 'stack', { value: own.stack, writable: true, enumerable: false, configurable: true });
    return (this.#objects[id] = error);
  }
}

/** Thrown where the bytes are no value. */
const MALFORMED = { __proto__: null };

function told(message, read) {
  try {
    return read();
  } catch (error) {
    throw error === MALFORMED ? new Error(message) : error;
  }
}

function latin1(bytes) {
  if (bytes.length < SHORT) return String.fromCharCode.apply(null, bytes);
  const { Buffer } = require('buffer');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).latin1Slice();
}

/** Below that the engine's own way is the quickest. */
const SHORT = 100;

const copyOf = (bytes) => new Uint8Array(bytes).buffer;

class DefaultDeserializer extends Deserializer {
  _readHostObject() {
    const index = this.readUint32();
    const size = this.readUint32();
    const bytes = this.readRawBytes(size);
    if (index === BUFFER) return bytes;
    const Class = hostViews[index];
    if (Class === undefined) throw new Error('Unable to deserialize cloned data.');
    const unit = Class.BYTES_PER_ELEMENT ?? 1;
    const isAligned = bytes.byteOffset % unit === 0;
    return isAligned ? new Class(bytes.buffer, bytes.byteOffset, size / unit) : new Class(copyOf(bytes), 0, size / unit);
  }
}

for (const name of ['readHeader', 'readValue', 'getWireFormatVersion', 'transferArrayBuffer', 'readUint32', 'readUint64', 'readDouble', 'readRawBytes', '_readRawBytes']) {
  Object.defineProperty(Deserializer.prototype, name, { enumerable: true });
}

module.exports = { Deserializer, DefaultDeserializer };
