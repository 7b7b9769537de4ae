// `internal/encoding`: TextEncoder and TextDecoder, Node 26. Follows https://encoding.spec.whatwg.org/
//
// The native decoder keeps no state between calls: it says how many bytes at the end of a chunk belong to an
// unfinished character, and they are put before the next chunk.

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const TypedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype);
const typeOfArray = Object.getOwnPropertyDescriptor(TypedArrayPrototype, Symbol.toStringTag).get;
const { apply } = Reflect;

const FATAL = 1;
const STREAM = 2;
const SHORT = 24; // a text up to this long is encoded here, if it is ASCII: the native call costs more
const ESCAPE = 0x1b;

const scratch = new Uint32Array(2);

class TextEncoder {
  #encoding = 'utf-8';

  get encoding() { return this.#encoding; }

  encode(input = '') {
    this.#encoding;
    const text = `${input}`;
    if (text.length <= SHORT) {
      const bytes = asciiBytes(text);
      if (bytes !== undefined) return bytes;
    }
    return new Uint8Array(ops.encodeUtf8(text.isWellFormed() ? text : text.toWellFormed()));
  }

  encodeInto(src, dest) {
    require('internal/validators').validateString(src, 'src');
    if (apply(typeOfArray, dest, []) !== 'Uint8Array') {
      const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', dest);
    }
    this.#encoding; // throws unless it is a TextEncoder
    ops.encodeInto(src.isWellFormed() ? src : src.toWellFormed(), dest, scratch);
    return { read: scratch[0], written: scratch[1] };
  }

  [kInspect](depth, options) {
    if (typeof depth === 'number' && depth < 0) return this;
    return require('internal/inspect').inspect({ encoding: this.#encoding }, options);
  }
}

function asciiBytes(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return undefined;
    bytes[i] = code;
  }
  return bytes;
}

class TextDecoder {
  #encoding;
  #flags;
  #ignoreBOM;
  #hasBom;
  #bomSeen = false;
  #pending; // bytes of an unfinished character
  #mode; // of ISO-2022-JP: what to say before the next chunk to be in the same state

  constructor(encoding = 'utf-8', options = undefined) {
    encoding = `${encoding}`;
    if (options !== undefined && options !== null && typeof options !== 'object' && typeof options !== 'function') {
      require('internal/validators').validateObject(options, 'options');
    }
    this.#encoding = encodingOf(encoding);
    this.#flags = options?.fatal ? FATAL : 0;
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
    this.#hasBom = this.#encoding.startsWith('utf-');
  }

  decode(input = undefined, options = undefined) {
    TextDecoder.#check(this);
    if (options != null && typeof options !== 'object' && typeof options !== 'function') {
      require('internal/validators').validateObject(options, 'options');
    }
    const stream = Boolean(options?.stream);
    let bytes = input === undefined ? new Uint8Array(0) : bytesOf(input, stream);
    if (this.#pending !== undefined) bytes = joined(this.#pending, bytes);
    if (this.#mode !== undefined) bytes = joined(this.#mode.bytes, bytes);
    const text = ops.decode(this.#encoding, bytes, stream ? this.#flags | STREAM : this.#flags, scratch);
    if (text === undefined) {
      this.#reset();
      const { codes: { ERR_ENCODING_INVALID_ENCODED_DATA } } = require('internal/errors');
      throw new ERR_ENCODING_INVALID_ENCODED_DATA(this.#encoding, undefined);
    }
    const withoutBom = this.#hasBom ? this.#stripBom(text) : this.#mode === undefined ? text : text.slice(this.#mode.characters);
    if (stream) this.#remember(bytes, scratch[0]);
    else this.#reset();
    return withoutBom;
  }

  #stripBom(text) {
    if (this.#ignoreBOM || this.#bomSeen || text.length === 0) return text;
    this.#bomSeen = true;
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  #remember(bytes, pending) {
    const all = ArrayBuffer.isView(bytes) ?
      new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
    const end = all.length - pending;
    this.#pending = pending > 0 ? all.slice(end) : undefined;
    if (this.#encoding !== 'iso-2022-jp') return;
    this.#mode = modeAfter(all, end);
  }

  #reset() {
    this.#bomSeen = false;
    this.#pending = undefined;
    this.#mode = undefined;
  }

  get encoding() { return TextDecoder.#check(this).#encoding; }
  get fatal() { return TextDecoder.#check(this).#flags === FATAL; }
  get ignoreBOM() { return TextDecoder.#check(this).#ignoreBOM; }

  static #check(value) {
    if (typeof value === 'object' && value !== null && #encoding in value) return value;
    const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
    throw new ERR_INVALID_THIS('TextDecoder');
  }

  [kInspect](depth, options) {
    TextDecoder.#check(this);
    if (typeof depth === 'number' && depth < 0) return require('internal/inspect').inspectTooDeep(this, options);
    const { encoding, fatal, ignoreBOM } = this;
    const shown = { encoding, fatal, ignoreBOM };
    if (options.showHidden) Object.assign(shown, hiddenState(this));
    return `${require('internal/inspect_shapes').constructorName(options, this, 0)} ${require('internal/inspect').inspect(shown)}`;
  }
}

/** The class of what Node keeps for encodings that need tables or have more than one byte to a unit. */
class Converter {}
const isSingleByte = (encoding) => encoding === 'utf-8' || /^(?:windows|iso-8859|koi8|macintosh|x-mac|x-user|ibm866)/.test(encoding);

/** What Node shows to those who ask for hidden properties. */
function hiddenState({ encoding, fatal, ignoreBOM }) {
  return {
    [Symbol('flags')]: (fatal ? 2 : 0) | (ignoreBOM ? 4 : 0),
    [Symbol('handle')]: isSingleByte(encoding) ? undefined : new Converter(),
  };
}

function encodingOf(label) {
  label = `${label}`;
  if (label === 'utf-8' || label === 'utf8') return 'utf-8';
  const encoding = ops.encodingOf(label.isWellFormed() ? label : label.toWellFormed());
  if (encoding !== undefined) return encoding;
  const { codes: { ERR_ENCODING_NOT_SUPPORTED } } = require('internal/errors');
  throw new ERR_ENCODING_NOT_SUPPORTED(label);
}

function bytesOf(input, isStream) {
  if (ArrayBuffer.isView(input)) return input instanceof DataView ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength) : input;
  const name = Object.prototype.toString.call(input);
  if (name === '[object ArrayBuffer]' || name === '[object SharedArrayBuffer]') return input;
  if (isStream) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'ArrayBufferView'], input);
  }
  const error = new TypeError('The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.');
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}

/** Escape sequences of ISO-2022-JP, each with one character of what it switches to. */
const MODES = [[[0x28, 0x42], [0x20]], [[0x28, 0x4a], [0x20]], [[0x28, 0x49], [0x21]], [[0x24, 0x40], [0x21, 0x21]], [[0x24, 0x42], [0x21, 0x21]]];

/**
 * What brings a decoder into the state after the first `end` bytes: the last escape sequence, and, if it was followed by anything, a character that is
 * taken away again: for two sequences in a row are an error. Undefined if there was none.
 */
function modeAfter(bytes, end) {
  for (let at = end - 3; at >= 0; at--) {
    if (bytes[at] !== ESCAPE) continue;
    const mode = MODES.find(([[first, second]]) => bytes[at + 1] === first && bytes[at + 2] === second);
    if (mode === undefined) continue;
    const escape = bytes.slice(at, at + 3);
    return at + 3 === end ? { bytes: escape, characters: 0 } : { bytes: Uint8Array.of(...escape, ...mode[1]), characters: 1 };
  }
  return undefined;
}

function joined(...parts) {
  const views = parts.map((part) =>
    (ArrayBuffer.isView(part) ? new Uint8Array(part.buffer, part.byteOffset, part.byteLength) : new Uint8Array(part)));
  const all = new Uint8Array(views.reduce((sum, view) => sum + view.length, 0));
  let at = 0;
  for (const view of views) {
    all.set(view, at);
    at += view.length;
  }
  return all;
}

function finish(constructor, names) {
  const { prototype } = constructor;
  for (const name of names) {
    Object.defineProperty(prototype, name, { ...Object.getOwnPropertyDescriptor(prototype, name), enumerable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: constructor.name, configurable: true });
}

finish(TextEncoder, ['encoding', 'encode', 'encodeInto']);
finish(TextDecoder, ['decode', 'encoding', 'fatal', 'ignoreBOM']);

module.exports = { TextEncoder, TextDecoder };
