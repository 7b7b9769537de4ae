// `node:string_decoder`, Node 26: bytes to text, piece by piece, without cutting a character.
// Follows https://nodejs.org/docs/latest-v26.x/api/string_decoder.html
'use strict';

const { codes } = require('internal/errors');

let Buffer;

const encodings = {
  __proto__: null,
  'utf8': 'utf8',
  'utf-8': 'utf8',
  'ucs2': 'utf16le',
  'ucs-2': 'utf16le',
  'utf16le': 'utf16le',
  'utf-16le': 'utf16le',
  'latin1': 'latin1',
  'binary': 'latin1',
  'base64': 'base64',
  'base64url': 'base64url',
  'hex': 'hex',
  'ascii': 'ascii',
};

function normalizeEncoding(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') return 'utf8';
  const normal = typeof encoding === 'string' ? encodings[encoding.toLowerCase()] : undefined;
  if (normal === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  return normal;
}

/** How many bytes at the end belong to a character (or a group of base64) that is not complete; and how many it needs. */
const incompleteEnd = {
  __proto__: null,
  utf8: incompleteUtf8,
  utf16le: incompleteUtf16,
  base64: incompleteBase64,
  base64url: incompleteBase64,
};

function incompleteUtf8(bytes) {
  const from = Math.max(0, bytes.length - 3);
  for (let i = bytes.length - 1; i >= from; i--) {
    const byte = bytes[i];
    if ((byte & 0xc0) === 0x80) continue;
    const needed = utf8Length(byte);
    const present = bytes.length - i;
    return needed > present ? { present, needed } : undefined;
  }
  return undefined;
}

/** By its first byte, also of those that no character begins with. */
function utf8Length(lead) {
  if (lead >= 0xc0 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf7) return 4;
  return 1;
}

function incompleteUtf16(bytes) {
  const { length } = bytes;
  if (length % 2 === 1) return { present: 1, needed: 2 };
  return length >= 2 && isHighSurrogate(bytes[length - 1]) ? { present: 2, needed: 4 } : undefined;
}

const isHighSurrogate = (highByte) => (highByte & 0xfc) === 0xd8;

function incompleteBase64(bytes) {
  const present = bytes.length % 3;
  return present === 0 ? undefined : { present, needed: 3 };
}

function checkBytes(chunk) {
  if (!ArrayBuffer.isView(chunk)) throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], chunk);
}

class Decoder {
  #pending;
  #needed = 0;
  /** What programs see of it: four bytes, of which those stay that nothing has been written over. */
  #last;

  constructor(encoding) {
    this.encoding = normalizeEncoding(encoding);
  }

  get lastChar() {
    Buffer ??= require('buffer').Buffer;
    return this.#last ??= Buffer.alloc(4);
  }

  get lastNeed() {
    return this.#needed;
  }

  get lastTotal() {
    return this.#needed + (this.#pending?.length ?? 0);
  }

  write(chunk) {
    if (typeof chunk === 'string') return chunk;
    checkBytes(chunk);
    Buffer ??= require('buffer').Buffer;
    let bytes = chunk instanceof Buffer ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#pending !== undefined) {
      this.#keep(this.#completing(bytes), this.#pending.length);
      if (this.encoding === 'utf16le') return this.#completeUtf16(bytes);
      bytes = Buffer.concat([this.#pending, bytes]);
    }
    const cut = incompleteEnd[this.encoding]?.(bytes);
    this.#pending = cut === undefined ? undefined : Buffer.from(bytes.subarray(bytes.length - cut.present));
    this.#needed = cut === undefined ? 0 : cut.needed - cut.present;
    if (cut !== undefined) this.#keep(this.#pending, 0);
    return Buffer.prototype.toString.call(bytes, this.encoding, 0, bytes.length - (cut?.present ?? 0));
  }

  #keep(bytes, at) { if (bytes.length > 0) this.lastChar.set(bytes, at); }

  /** Those of the bytes that go on with what is pending. */
  #completing(bytes) {
    let count = 0;
    while (count < this.#needed && count < bytes.length && (this.encoding !== 'utf8' || (bytes[count] & 0xc0) === 0x80)) count++;
    return bytes.subarray(0, count);
  }

  /** What was waited for ends what is pending, even with half of a surrogate pair. */
  #completeUtf16(bytes) {
    const taken = bytes.subarray(0, this.#needed);
    const pending = Buffer.concat([this.#pending, taken]);
    this.#needed -= taken.length;
    this.#pending = this.#needed === 0 ? undefined : pending;
    return this.#needed === 0 ? pending.toString('utf16le') + this.write(bytes.subarray(taken.length)) : '';
  }

  end(chunk) {
    const text = chunk === undefined ? '' : this.write(chunk);
    if (this.#pending === undefined) return text;
    const rest = this.#pending;
    this.#pending = undefined;
    this.#needed = 0;
    return text + rest.toString(this.encoding, 0, this.encoding === 'utf16le' ? rest.length - rest.length % 2 : rest.length);
  }

  text(chunk, offset) {
    this.#pending = undefined;
    this.#needed = 0;
    return this.write(chunk.slice(offset));
  }
}

/** Callable without `new` on an object of one's own, as old streams do it. */
const states = new WeakMap();

function StringDecoder(encoding) {
  const decoder = new Decoder(encoding);
  states.set(this, decoder);
  this.encoding = decoder.encoding;
}

StringDecoder.prototype.write = function write(buf) {
  const decoder = states.get(this);
  if (decoder !== undefined) return decoder.write(buf);
  if (typeof buf === 'string') return buf;
  checkBytes(buf);
  throw new codes.ERR_INVALID_THIS('StringDecoder');
};

StringDecoder.prototype.end = function end(buf) {
  return states.get(this).end(buf);
};

StringDecoder.prototype.text = function text(buf, offset) {
  return states.get(this).text(buf, offset);
};

for (const name of ['lastChar', 'lastNeed', 'lastTotal']) {
  Object.defineProperty(StringDecoder.prototype, name, {
    get() { return states.get(this)[name]; },
    configurable: true,
    enumerable: true,
  });
}

Object.assign(exports, { StringDecoder });
