// `internal/v8_serializer`: `v8.Serializer` and `v8.DefaultSerializer`, Node 26: values as bytes, in version 15 of V8's format.
// Follows https://nodejs.org/docs/latest-v26.x/api/v8.html#serialization-api and the bytes that Node writes.
//
// A value is a tag, a character, and what belongs to it. Numbers are of variable length, seven bits a byte, the lowest first. Objects have
// numbers in the order in which they are met: one that comes again is a reference.
'use strict';

const { codes } = require('internal/errors');
const { kindOf, typedArrayName, unboxers } = require('internal/types');

const { apply, getOwnPropertyDescriptor } = Reflect;
const { keys: enumerableKeys } = Object;
const { getTime } = Date.prototype;
const { every } = Array.prototype;
const VERSION = 15;
const propertyIsEnumerable = Object.prototype.propertyIsEnumerable;

/** Kinds of views, by their subtag. */
const viewTags = {
  __proto__: null, Int8Array: 'b', Uint8Array: 'B', Uint8ClampedArray: 'C', Int16Array: 'w', Uint16Array: 'W', Int32Array: 'd', Uint32Array: 'D',
  Float16Array: 'h', Float32Array: 'f', Float64Array: 'F', BigInt64Array: 'q', BigUint64Array: 'Q', DataView: '?',
};
/** Kinds of errors, by their subtag. */
const errorTags = { __proto__: null, EvalError: 'E', RangeError: 'R', ReferenceError: 'F', SyntaxError: 'S', TypeError: 'T', URIError: 'U' };
const flagBits = { __proto__: null, g: 1, i: 2, m: 4, y: 8, u: 16, s: 32, d: 128, v: 256 };

class Serializer {
  #bytes = new Uint8Array(256);
  #view; // made when it is first needed
  #length = 0;
  #ids = new Map();
  #transferred = undefined;
  #hasHostViews = false;

  // ---- what programs call

  writeHeader() {
    this.#byte(0xff);
    this.#varint(VERSION);
  }

  writeValue(value) {
    this.#write(value);
    return true;
  }

  releaseBuffer() {
    const { Buffer } = require('buffer');
    const released = Buffer.from(this.#bytes.buffer.slice(0, this.#length));
    this.#length = 0;
    return released;
  }

  transferArrayBuffer(id, arrayBuffer) {
    const kind = typeof arrayBuffer === 'object' && arrayBuffer !== null ? kindOf(arrayBuffer) : '';
    if (kind !== 'ArrayBuffer' && kind !== 'SharedArrayBuffer') throw invalidType('arrayBuffer must be an ArrayBuffer');
    (this.#transferred ??= new Map()).set(arrayBuffer, id >>> 0);
  }

  writeUint32(value) { this.#varint(value >>> 0); }

  writeUint64(high, low) { this.#bigVarint((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)); }

  writeDouble(value) {
    this.#room(8);
    this.#numbers.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  writeRawBytes(source) { this.#raw(bytesOf(source)); }

  _setTreatArrayBufferViewsAsHostObjects(mode) { this.#hasHostViews = Boolean(mode); }

  // ---- bytes

  #room(count) {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = undefined;
  }

  get #numbers() { return this.#view ??= new DataView(this.#bytes.buffer); }

  #byte(value) {
    this.#room(1);
    this.#bytes[this.#length++] = value;
  }

  #tag(character) { this.#byte(character.charCodeAt(0)); }

  #varint(value) {
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) this.#byte((rest % 128) | 0x80);
    this.#byte(rest);
  }

  #bigVarint(value) {
    let rest = value;
    for (; rest > 0x7fn; rest >>= 7n) this.#byte(Number(rest & 0x7fn) | 0x80);
    this.#byte(Number(rest));
  }

  #raw(bytes) {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  // ---- values

  #write(value) {
    switch (typeof value) {
      case 'undefined': return this.#tag('_');
      case 'boolean': return this.#tag(value ? 'T' : 'F');
      case 'number': return this.#number(value);
      case 'bigint':
        this.#tag('Z');
        return this.#bigint(value);
      case 'string': return this.#string(value);
      case 'object': return value === null ? this.#tag('0') : this.#object(value);
      default: throw this.#uncloneable(value);
    }
  }

  #number(value) {
    if (isSmall(value)) {
      this.#tag('I');
      this.#varint(((value << 1) ^ (value >> 31)) >>> 0);
    } else {
      this.#tag('N');
      this.writeDouble(value);
    }
  }

  /** A sign and a length, then the digits of 64 bits. */
  #bigint(value) {
    const digits = [];
    for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 64n) digits.push(rest & 0xffffffffffffffffn);
    this.#varint((digits.length * 16) | (value < 0n ? 1 : 0));
    for (const digit of digits) {
      this.#room(8);
      this.#numbers.setBigUint64(this.#length, digit, true);
      this.#length += 8;
    }
  }

  #string(text) {
    if (text.length < SHORT && this.#shortString(text)) return;
    const { Buffer } = require('buffer');
    if (/^[\0-\xff]*$/.test(text)) {
      this.#tag('"');
      this.#varint(text.length);
      this.#raw(Buffer.from(text, 'latin1'));
      return;
    }
    const size = text.length * 2;
    const prefix = 1 + Math.max(1, Math.ceil(Math.log2(size + 1) / 7));
    if ((this.#length + prefix) % 2 === 1) this.#byte(0); // so that the characters are aligned
    this.#tag('c');
    this.#varint(size);
    this.#raw(Buffer.from(text, 'utf16le'));
  }

  /** Keys above all. Whether all its characters are bytes; else nothing has been written. */
  #shortString(text) {
    const { length } = text;
    this.#room(2 + length);
    const bytes = this.#bytes;
    let at = this.#length;
    bytes[at++] = 0x22;
    bytes[at++] = length;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0xff) return false;
      bytes[at++] = code;
    }
    this.#length = at;
    return true;
  }

  #object(object) {
    const kind = kindOf(object);
    const isView = kind === 'TypedArray' || kind === 'DataView';
    if (isView && !this.#hasHostViews && !this.#ids.has(object)) this.#object(object.buffer);
    const known = this.#ids.get(object);
    if (known !== undefined) {
      this.#tag('^');
      this.#varint(known);
      return;
    }
    this.#ids.set(object, this.#ids.size);
    if (isView) this.#writeView(object, kind);
    else (Serializer.#forms[kind] ?? this.#uncloneableForm).call(this, object);
  }

  #uncloneableForm(object) { throw this.#uncloneable(object); }

  static #forms = {
    __proto__: null,
    Array(array) { this.#array(array); },
    Object(object) { this.#plain(object); },
    Date(date) {
      this.#tag('D');
      this.writeDouble(apply(getTime, date, []));
    },
    Boolean(boxed) { this.#tag(apply(unboxers.Boolean, boxed, []) ? 'y' : 'x'); },
    Number(boxed) {
      this.#tag('n');
      this.writeDouble(apply(unboxers.Number, boxed, []));
    },
    BigInt(boxed) {
      this.#tag('z');
      this.#bigint(apply(unboxers.BigInt, boxed, []));
    },
    String(boxed) {
      this.#tag('s');
      this.#string(apply(unboxers.String, boxed, []));
    },
    RegExp(expression) {
      const { source, flags } = new RegExp(expression); // whatever its prototype is
      this.#tag('R');
      this.#string(source);
      this.#varint([...flags].reduce((bits, flag) => bits | flagBits[flag], 0));
    },
    Map(map) {
      const entries = [...Map.prototype.entries.call(map)].flat();
      this.#tag(';');
      for (const each of entries) this.#write(each);
      this.#tag(':');
      this.#varint(entries.length);
    },
    Set(set) {
      const values = [...Set.prototype.values.call(set)];
      this.#tag("'");
      for (const each of values) this.#write(each);
      this.#tag(',');
      this.#varint(values.length);
    },
    ArrayBuffer(buffer) { this.#arrayBuffer(buffer); },
    SharedArrayBuffer(buffer) { this.#sharedBuffer(buffer); },
    Error(error) { this.#error(error); },
  };

  #plain(object) {
    if (object === globalThis || engineTags.has(apply(objectToString, object, []))) throw this.#uncloneable(object);
    this.#tag('o');
    const count = this.#properties(object, enumerableKeys(object));
    this.#tag('{');
    this.#varint(count);
  }

  #array(array) {
    const { length } = array;
    const keys = enumerableKeys(array);
    const isDense = Object.isExtensible(array) && keys.length >= length && (length === 0 || keys[length - 1] === `${length - 1}`);
    this.#tag(isDense ? 'A' : 'a');
    this.#varint(length);
    if (isDense && areDoubles(array)) {
      for (let i = 0; i < length; i++) {
        this.#tag('N');
        this.writeDouble(array[i]);
      }
    } else if (isDense) {
      for (let i = 0; i < length; i++) this.#write(array[i]);
    }
    const count = this.#properties(array, isDense ? keys.slice(length) : keys);
    this.#tag(isDense ? '$' : '@');
    this.#varint(count);
    this.#varint(length);
  }

  /** Indexes are written as numbers. What a getter has removed meanwhile is left out. */
  #properties(object, keys) {
    let count = 0;
    for (const key of keys) {
      const value = object[key];
      if (value === undefined && !apply(propertyIsEnumerable, object, [key])) continue;
      const index = isDigit(key.charCodeAt(0)) ? Number(key) : -1;
      if (index !== -1 && `${index >>> 0}` === key && index < 0xffffffff) this.#number(index);
      else this.#string(key);
      this.#write(value);
      count++;
    }
    return count;
  }

  #arrayBuffer(buffer) {
    const id = this.#transferred?.get(buffer);
    if (id !== undefined) {
      this.#tag('t');
      this.#varint(id);
      return;
    }
    if (buffer.detached) throw new (this._getDataCloneError)('An ArrayBuffer is detached and could not be cloned.');
    const bytes = new Uint8Array(buffer); // its own `byteLength` may have been taken away
    this.#tag(buffer.resizable ? '~' : 'B');
    this.#varint(bytes.length);
    if (buffer.resizable) this.#varint(buffer.maxByteLength);
    this.#raw(bytes);
  }

  #sharedBuffer(buffer) {
    if (typeof this._getSharedArrayBufferId !== 'function') throw this.#uncloneable(buffer);
    const id = this._getSharedArrayBufferId(buffer);
    this.#tag('u');
    this.#varint(id >>> 0);
  }

  #writeView(view, kind) {
    if (this.#hasHostViews) {
      this.#host(view);
      return;
    }
    this.#tag('V');
    this.#tag(viewTags[kind === 'DataView' ? kind : typedArrayName(view)]);
    this.#varint(view.byteOffset);
    this.#varint(view.byteLength);
    this.#varint(0);
  }

  #host(object) {
    this.#tag('\\');
    if (typeof this._writeHostObject !== 'function') throw this.#uncloneable(object);
    this._writeHostObject(object);
  }

  #error(error) {
    this.#tag('r');
    const prototype = errorTags[error.name];
    if (prototype !== undefined) this.#tag(prototype);
    const { stack } = require('internal/stack').makeReadable(error);
    const message = getOwnPropertyDescriptor(error, 'message');
    if (message !== undefined && 'value' in message) {
      this.#tag('m');
      this.#string(`${message.value}`);
    }
    if (typeof stack === 'string') {
      this.#tag('s');
      this.#string(stack);
    }
    if (getOwnPropertyDescriptor(error, 'cause') !== undefined) {
      this.#tag('c');
      this.#write(error.cause);
    }
    this.#tag('.');
  }

  #uncloneable(value) { return new (this._getDataCloneError)(`${require('internal/structured_clone').describe(value)} could not be cloned.`); }
}

/** Objects with state that no property shows. */
const engineTags = new Set(['Generator', 'AsyncGenerator', 'WeakRef', 'FinalizationRegistry', 'Array Iterator', 'String Iterator', 'RegExp String Iterator',
  'Iterator Helper', 'DisposableStack', 'AsyncDisposableStack', 'Map Iterator', 'Set Iterator', 'WebAssembly.Table', 'WebAssembly.Memory', 'Atomics', 'Intl.NumberFormat', 'Intl.DateTimeFormat'].map((tag) => `[object ${tag}]`));
const objectToString = Object.prototype.toString;

const isSmall = (value) => value === (value | 0) && !Object.is(value, -0);

/** Whether V8 keeps the array's numbers as doubles, and writes all of them so. */
function areDoubles(array) {
  return apply(every, array, [(each) => typeof each === 'number']) && !apply(every, array, [isSmall]);
}

const isDigit = (code) => code >= 48 && code <= 57;

/** Strings below that length have a length of one byte, and are written character by character. */
const SHORT = 0x80;

/** A view's bytes. */
function bytesOf(source, name = 'source') {
  if (!ArrayBuffer.isView(source)) throw invalidType(`${name} must be a TypedArray or a DataView`);
  return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

function invalidType(message) {
  const error = new codes.ERR_INVALID_ARG_TYPE('value', 'TypedArray', undefined);
  Object.defineProperty(error, 'message', { value: message, writable: true, enumerable: false, configurable: true });
  return error;
}

/** Which view, by the number that Node writes for it. */
const hostViews = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, DataView,
  undefined, BigInt64Array, BigUint64Array, globalThis.Float16Array];
const BUFFER = 10;

class DefaultSerializer extends Serializer {
  constructor() {
    super();
    this._setTreatArrayBufferViewsAsHostObjects(true);
  }

  _writeHostObject(abView) {
    const { Buffer } = require('buffer');
    const index = Buffer.isBuffer(abView) ? BUFFER : hostViews.findIndex((Class) => Class !== undefined && abView instanceof Class);
    if (index === -1) throw new (this._getDataCloneError)(`Unserializable host object: ${require('internal/inspect').inspect(abView)}`);
    this.writeUint32(index);
    this.writeUint32(abView.byteLength);
    this.writeRawBytes(new Uint8Array(abView.buffer, abView.byteOffset, abView.byteLength));
  }
}

Serializer.prototype._getDataCloneError = Error;
for (const name of ['writeHeader', 'writeValue', 'releaseBuffer', 'transferArrayBuffer', 'writeUint32', 'writeUint64', 'writeDouble', 'writeRawBytes',
  '_setTreatArrayBufferViewsAsHostObjects']) {
  Object.defineProperty(Serializer.prototype, name, { enumerable: true });
}

module.exports = { Serializer, DefaultSerializer, bytesOf, hostViews, viewTags, errorTags, flagBits, BUFFER, VERSION };
