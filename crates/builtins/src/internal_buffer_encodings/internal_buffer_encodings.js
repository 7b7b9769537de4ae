// `internal/buffer_encodings`: what each encoding of Buffer does with text: `byteLength` in bytes, `write` returns the bytes written, `slice` the text
// of a range. Follows https://nodejs.org/docs/latest-v26.x/api/buffer.html#buffers-and-character-encodings
//
// Short ASCII text is converted here, because a native call costs more than a dozen bytes; everything longer is one call of `ops`.
'use strict';

const { codes } = require('internal/errors');
const { isUint8Array } = require('internal/buffer_values');

const { apply } = Reflect;
const { fromCharCode } = String;
const { isView } = ArrayBuffer;
const kStringMaxLength = 536870888;
/** The engine's own are quickest for few bytes. */
const { toHex, toBase64 } = Uint8Array.prototype;

/** Below this many characters or bytes, JS is quicker than a native call. */
const SHORT = 12;

const encodings = {
  utf8: {
    name: 'utf8',
    byteLength: utf8Length,
    write(buffer, string, offset, length) {
      if (string.length <= SHORT && string.length <= length) {
        let i = 0;
        for (let code; i < string.length && (code = string.charCodeAt(i)) < 128; i++) buffer[offset + i] = code;
        if (i === string.length) return i;
      }
      return ops.utf8Write(buffer, string, offset, length);
    },
    slice(buffer, start, end) {
      return shortAscii(buffer, start, end) ?? ops.utf8Slice(buffer, start, end);
    },
  },
  utf16le: {
    name: 'utf16le',
    byteLength: (string) => string.length * 2,
    write(buffer, string, offset, length) {
      const units = Math.min(string.length, length >>> 1);
      if (units > SHORT) return ops.utf16Write(buffer, string, offset, length);
      for (let i = 0; i < units; i++) {
        const code = string.charCodeAt(i);
        buffer[offset + 2 * i] = code;
        buffer[offset + 2 * i + 1] = code >>> 8;
      }
      return units * 2;
    },
    slice: (buffer, start, end) => ops.utf16Slice(buffer, start, end),
  },
  latin1: {
    name: 'latin1',
    byteLength: (string) => string.length,
    write(buffer, string, offset, length) {
      const count = Math.min(string.length, length);
      if (count > SHORT * 2) return ops.latin1Write(buffer, string, offset, length);
      for (let i = 0; i < count; i++) buffer[offset + i] = string.charCodeAt(i);
      return count;
    },
    slice: (buffer, start, end) => shortAscii(buffer, start, end) ?? ops.latin1Slice(buffer, start, end),
  },
  hex: {
    name: 'hex',
    byteLength: (string) => string.length >>> 1,
    write: (buffer, string, offset, length) => ops.hexWrite(buffer, string, offset, length),
    slice: (buffer, start, end) => (end - start > 96 ? ops.hexSlice(buffer, start, end) : apply(toHex, part(buffer, start, end), [])),
  },
  base64: {
    name: 'base64',
    byteLength: base64Length,
    write: (buffer, string, offset, length) => ops.base64Write(buffer, string, offset, length),
    slice: (buffer, start, end) => (end - start > 4096 ? ops.base64Slice(buffer, start, end, false) : apply(toBase64, part(buffer, start, end), [])),
  },
  base64url: {
    name: 'base64url',
    byteLength: base64Length,
    write: (buffer, string, offset, length) => ops.base64Write(buffer, string, offset, length),
    slice: (buffer, start, end) => ops.base64Slice(buffer, start, end, true),
  },
};
encodings.ascii = {
  ...encodings.latin1,
  name: 'ascii',
  slice: (buffer, start, end) => shortAscii(buffer, start, end) ?? ops.asciiSlice(buffer, start, end),
};

const encodingNames = {
  '__proto__': null,
  'utf8': encodings.utf8, 'utf-8': encodings.utf8,
  'utf16le': encodings.utf16le, 'utf-16le': encodings.utf16le, 'ucs2': encodings.utf16le, 'ucs-2': encodings.utf16le,
  'latin1': encodings.latin1, 'binary': encodings.latin1, 'ascii': encodings.ascii,
  'hex': encodings.hex, 'base64': encodings.base64, 'base64url': encodings.base64url,
};

/** The encoding of that name in any spelling Node takes, or undefined. */
function encodingOf(name) {
  return encodingNames[name] ?? encodingNames[`${name}`.toLowerCase()];
}

function encodingOrThrow(name) {
  const kind = encodingOf(name);
  if (kind === undefined) throw new codes.ERR_UNKNOWN_ENCODING(name);
  return kind;
}

/** A view of a range, made only when it is not the whole. */
function part(buffer, start, end) {
  return start === 0 && end === buffer.length ? buffer : new Uint8Array(buffer.buffer, buffer.byteOffset + start, end - start);
}

/** The text of a short range if it is ASCII, else undefined. */
function shortAscii(buffer, start, end) {
  if (end - start > SHORT) return undefined;
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = buffer[i];
    if (byte > 127) return undefined;
    text += fromCharCode(byte);
  }
  return text;
}

function utf8Length(string) {
  const length = string.length;
  if (length > SHORT * 2) return ops.utf8Length(string);
  let bytes = length;
  for (let i = 0; i < length; i++) {
    const code = string.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) {
      bytes += 1;
    } else {
      bytes += 2;
      if (isPair(code, string, i, length)) i++; // a pair is four bytes: two units and two more
    }
  }
  return bytes;
}

function isPair(code, string, i, length) {
  if ((code & 0xfc00) !== 0xd800 || i + 1 >= length) return false;
  return (string.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
}

function base64Length(string) {
  let bytes = string.length;
  if (bytes > 1 && string.charCodeAt(bytes - 1) === 0x3d) bytes--;
  if (bytes > 1 && string.charCodeAt(bytes - 1) === 0x3d) bytes--;
  return (bytes * 3) >>> 2;
}

// The methods that each encoding has of its own

/** `latin1Slice`, `latin1Write` and so on, in Node's order. */
function addEncodingMethods(prototype) {
  for (const [name, kind] of methodKinds) addMethod(prototype, `${name}Slice`, sliceMethod(encodings[kind]));
  for (const [name, kind] of methodKinds) addMethod(prototype, `${name}Write`, writeMethod(encodings[kind], strict.has(name)));
}

const methodKinds = [['ascii', 'ascii'], ['base64', 'base64'], ['base64url', 'base64url'], ['latin1', 'latin1'], ['hex', 'hex'], ['ucs2', 'utf16le'], ['utf8', 'utf8']];
/** Those that Node has in JavaScript, which are stricter about places. */
const strict = new Set(['ascii', 'latin1', 'utf8']);

function addMethod(prototype, name, value) {
  Object.defineProperty(prototype, name, { value, writable: true, enumerable: true, configurable: true });
}

/** As native code reads a place: a whole number, none for what is no number. */
function placeOf(value, otherwise) {
  const place = value === undefined ? otherwise : Math.trunc(+value) || 0;
  if (place < 0) throw withMessage(new codes.ERR_OUT_OF_RANGE('index', 'in range', place), 'Index out of range');
  return place;
}

function checkBuffer(value) {
  if (!isView(value)) throw withMessage(new codes.ERR_INVALID_ARG_TYPE('argument', 'buffer', value), 'argument must be a buffer');
}

function sliceMethod(kind) {
  return function(start, end) {
    checkBuffer(this);
    const { length } = this;
    if (length === 0) return '';
    const [from, to] = [placeOf(start, 0), placeOf(end, length)];
    if (to > length && from < to) throw withMessage(new codes.ERR_OUT_OF_RANGE('index', 'in range', end), 'Index out of range');
    return textOf(this, kind, from, to);
  };
}

function writeMethod(kind, isStrict) {
  return function(string, offset, length) {
    checkBuffer(this);
    if (typeof string !== 'string') {
      throw withMessage(new codes.ERR_INVALID_ARG_TYPE('argument', 'string', string), 'argument must be a string');
    }
    if (isStrict && (offset < 0 || offset > this.length)) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
    if (isStrict && (length < 0 || length > this.length - (offset ?? 0))) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
    const from = placeOf(offset, 0);
    if (from > this.length) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
    const room = this.length - from;
    if (isStrict && length === undefined) length = this.length - (offset ?? 0);
    return kind.write(this, string, from, Math.min(placeOf(length, room), room));
  };
}

function textOf(buffer, kind, start, end) {
  if (end <= start) return '';
  if (end - start > kStringMaxLength) throw new codes.ERR_STRING_TOO_LONG(kStringMaxLength.toString(16));
  return kind.slice(buffer, start, end);
}

function withMessage(error, message) {
  error.message = message;
  return error;
}

// From one encoding to another

function transcode(source, fromEncoding, toEncoding) {
  if (!isUint8Array(source)) throw new codes.ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  const { Buffer } = require('buffer');
  if (source.length === 0) return Buffer.alloc(0);
  const from = encodingOf(fromEncoding || 'utf8');
  const to = encodingOf(toEncoding || 'utf8');
  if (!isTranscoded(from) || !isTranscoded(to)) throw transcodeError('U_ILLEGAL_ARGUMENT_ERROR', 1);
  const text = textToTranscode(source, from, to);
  if (to.name === 'utf8' || to.name === 'utf16le') return Buffer.from(text.toWellFormed(), to.name);
  const highest = to.name === 'ascii' ? 0x7f : 0xff;
  return Buffer.from(Array.from(text, (char) => (char.codePointAt(0) > highest ? 0x3f : char.charCodeAt(0))));
}

function isTranscoded(encoding) {
  return encoding !== undefined && ['utf8', 'utf16le', 'latin1', 'ascii'].includes(encoding.name);
}

/** ICU's converters, which Node uses here, are stricter than Buffer's: half a character is refused or replaced. */
function textToTranscode(source, from, to) {
  if (from.name === 'utf8' && to.name === 'utf16le' && !ops.isUtf8(source)) throw invalidCharacter();
  if (from.name === 'ascii' && to.name !== 'utf16le') return encodings.latin1.slice(source, 0, source.length).replace(/[^\0-\x7f]/g, '\ufffd');
  const text = (from.name === 'ascii' ? encodings.latin1 : from).slice(source, 0, source.length);
  if (from.name !== 'utf16le') return text;
  if (to.name === 'utf8' && (text === '' || !text.isWellFormed())) throw invalidCharacter();
  return to === from && source.length % 2 === 1 ? `${text}\ufffd` : text;
}

function invalidCharacter() {
  return transcodeError('U_INVALID_CHAR_FOUND', 10);
}

function transcodeError(code, errno) {
  const error = new Error(`Unable to transcode Buffer [${code}]`);
  error.code = code;
  error.errno = errno;
  return error;
}

function btoa(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const encoded = ops.btoa(`${input}`);
  if (encoded === undefined) throw new DOMException('Invalid character', 'InvalidCharacterError');
  return encoded;
}

function atob(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const text = `${input}`;
  const decoded = ops.atob(text);
  if (decoded === undefined) throw new DOMException(isCutShort(text) ? 'The string to be decoded is not correctly encoded.' : 'Invalid character', 'InvalidCharacterError');
  return decoded;
}

/** Whether nothing is wrong with base64 text but that its last digit stands alone. */
function isCutShort(text) {
  const digits = text.replace(/[\t\n\f\r ]+/g, '').replace(/={1,2}$/, '');
  return digits.length % 4 === 1 && /^[A-Za-z0-9+/]*$/.test(digits);
}

module.exports = {
  SHORT, addEncodingMethods, addMethod, atob, btoa, checkBuffer, encodings, encodingOf, encodingOrThrow, kStringMaxLength, part, textOf, transcode, withMessage,
};
