// `internal/blob`: Blob, File and the registry of object URLs, of Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/buffer.html#class-blob and https://w3c.github.io/FileAPI/
'use strict';

const { codes } = require('internal/errors');
const { validateDictionary } = require('internal/validators');
const { Buffer } = require('buffer');

const { isAnyArrayBuffer } = require('internal/buffer_values');

const { isView } = ArrayBuffer;
const customInspect = Symbol.for('nodejs.util.inspect.custom');

/**
 * Of each blob its bytes and the sizes of the parts that it was made of. The bytes are never changed, so slices share them; the parts show in
 * how long reading takes: Node reads them one after the other.
 */
const contents = new WeakMap();
const kMake = Symbol('make');

class Blob {
  #type = '';

  constructor(sources = [], options = undefined) {
    if (sources === kMake) {
      contents.set(this, options.content);
      this.#type = options.type;
      return;
    }
    const parts = partsOf(sources);
    validateDictionary(options, 'options');
    const ending = endingOf(options);
    const type = options?.type;
    contents.set(this, joined(parts.map((part) => contentOf(part, ending))));
    this.#type = type === undefined ? '' : normalType(`${type}`);
  }

  get type() {
    bytesIn(this);
    return this.#type;
  }
  get size() { return bytesIn(this).length; }

  slice(start = 0, end = this.size, contentType = '') {
    const { bytes, sizes } = contentIn(this);
    const from = clamp(start, bytes.length);
    const to = Math.max(from, clamp(end, bytes.length));
    const content = { bytes: bytes.subarray(from, to), sizes: sizesWithin(sizes, from, to) };
    return new Blob(kMake, { content, type: normalType(`${contentType}`) });
  }

  async text() {
    const bytes = Buffer.from(await bufferOf(this));
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return bytes.utf8Slice(hasMark ? 3 : 0);
  }

  arrayBuffer() { return bufferOf(this); }

  async bytes() { return new Uint8Array(await bufferOf(this)); }

  /** The text in pieces, as UTF-8. */
  textStream() {
    bytesIn(this);
    const { TextDecoderStream } = require('internal/webstreams/encoding');
    return this.stream().pipeThrough(new TextDecoderStream());
  }

  /** A part at a time, and a turn of the loop between one step and the next. */
  stream() {
    const { bytes, sizes } = contentIn(this);
    const { ReadableStream } = require('internal/webstreams/readable');
    const steps = stepsOf(sizes);
    let step = 0;
    let at = 0;
    let isCancelled = false;
    const goOn = (controller, done) => {
      if (isCancelled) return done();
      if (step === steps) {
        controller.close();
        controller.byobRequest?.respond(0);
        return done();
      }
      const size = step % 2 === 0 ? sizes[step / 2] : 0;
      step++;
      if (size > 0) controller.enqueue(new Uint8Array(bytes.subarray(at, at += size)));
      if (controller.desiredSize < 0) return done();
      setImmediate(goOn, controller, done);
    };
    return new ReadableStream({
      type: 'bytes',
      pull: (controller) => new Promise((resolve) => goOn(controller, resolve)),
      cancel() { isCancelled = true; },
    }, { highWaterMark: 0 });
  }

  [customInspect](depth, options, inspect) {
    if (depth < 0) return require('internal/inspect').inspectTooDeep(this, options);
    inspect ??= require('internal/inspect').inspect;
    return `Blob ${inspect({ size: this.size, type: this.type }, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}
setTag(Blob, 'Blob', ['textStream', 'type', 'size', 'slice', 'arrayBuffer', 'text', 'bytes', 'stream']);

class File extends Blob {
  #name;
  #lastModified;

  constructor(fileBits, fileName, options = {}) {
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('fileBits', 'fileName');
    const parts = partsOf(fileBits === undefined ? [] : fileBits);
    const name = `${fileName}`.toWellFormed();
    super(parts, options);
    const lastModified = options?.lastModified;
    this.#name = name;
    this.#lastModified = lastModified === undefined ? Date.now() : longOf(lastModified);
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#name in value)) throw new codes.ERR_INVALID_THIS('File');
    return value;
  }

  get name() { return File.#check(this).#name; }
  get lastModified() { return File.#check(this).#lastModified; }

  [customInspect](depth, options, inspect) {
    if (depth < 0) return require('internal/inspect').inspectTooDeep(this, options);
    inspect ??= require('internal/inspect').inspect;
    const { size, type, name, lastModified } = this;
    return `File ${inspect({ size, type, name, lastModified }, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}
setTag(File, 'File', ['name', 'lastModified']);

function setTag(Class, tag, enumerable) {
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: tag, configurable: true });
  for (const name of enumerable) Object.defineProperty(Class.prototype, name, { enumerable: true });
}

function contentIn(blob) {
  const content = contents.get(blob);
  if (content === undefined) throw new codes.ERR_INVALID_THIS('Blob');
  return content;
}

const bytesIn = (blob) => contentIn(blob).bytes;

/** A sequence of blobs, bytes and texts, each converted as it comes, before any option is read. */
function partsOf(sources) {
  const isObject = (typeof sources === 'object' && sources !== null) || typeof sources === 'function';
  if (!isObject || typeof sources[Symbol.iterator] !== 'function') {
    const error = new codes.ERR_INVALID_ARG_TYPE('sources', 'a sequence', sources);
    error.message = 'Value cannot be converted to sequence.';
    throw error;
  }
  const parts = [];
  for (const source of sources) parts.push(contents.has(source) || isView(source) || isAnyArrayBuffer(source) ? source : textOfPart(source, parts.length));
  return parts;
}

function textOfPart(source, index) {
  if (typeof source !== 'symbol') return `${source}`.toWellFormed();
  const error = new codes.ERR_INVALID_ARG_TYPE('sources', 'a sequence', source);
  error.message = `Value[${index}] is a Symbol and cannot be converted to a string.`;
  throw error;
}

function endingOf(options) {
  const endings = options?.endings;
  const ending = endings === undefined ? 'transparent' : `${endings}`;
  if (ending !== 'transparent' && ending !== 'native') throw new codes.ERR_INVALID_ARG_VALUE('options.endings', ending);
  return ending;
}

/** Web IDL's `long long`, of what a number holds exactly. */
function longOf(value) {
  const number = Math.trunc(+value);
  return Number.isFinite(number) ? number || 0 : 0;
}

function contentOf(part, endings) {
  const content = contents.get(part);
  if (content !== undefined) return content;
  const bytes = bytesOf(part, endings);
  return { bytes, sizes: [bytes.length] };
}

function bytesOf(part, endings) {
  if (isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  if (typeof part !== 'string') return new Uint8Array(part);
  return Buffer.from(endings === 'native' ? part.replace(/\r\n|\r/g, '\n') : part);
}

/** One copy of all parts, in memory of its own. */
function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part.bytes, at);
    at += part.bytes.length;
  }
  return { bytes, sizes: parts.flatMap(({ sizes }) => sizes) };
}

/** What of each part lies between two places. */
function sizesWithin(sizes, from, to) {
  const within = [];
  let start = 0;
  for (const size of sizes) {
    const shared = Math.min(start + size, to) - Math.max(start, from);
    if (shared > 0) within.push(shared);
    start += size;
  }
  return within;
}

/** All bytes of a blob, after as many turns as its parts take. */
async function bufferOf(blob) {
  const { bytes, sizes } = contentIn(blob);
  for (let step = stepsOf(sizes); step > 0; step--) await undefined;
  return new Uint8Array(bytes).buffer;
}

/** Each part is a step, and so is the way from one to the next. */
const stepsOf = (sizes) => Math.max(sizes.length * 2 - 1, 0);

function clamp(value, size) {
  const at = nearest(+value);
  return at < 0 ? Math.max(size + at, 0) : Math.min(at, size);
}

/** Web IDL's `[Clamp] long long`: halves go to the even neighbour. */
function nearest(number) {
  const floor = Math.floor(number);
  if (Number.isNaN(number) || !Number.isFinite(number)) return number || 0;
  const rest = number - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
}

/** A type with characters outside printable ASCII is none. */
function normalType(type) {
  return /[^\u0020-\u007e]/.test(type) ? '' : type.toLowerCase();
}

// ---- object URLs

const registered = new Map();

function createObjectURL(blob) {
  if (!contents.has(blob)) throw new codes.ERR_INVALID_ARG_TYPE('obj', 'Blob', blob);
  const id = require('crypto').randomUUID();
  registered.set(id, blob);
  return `blob:nodedata:${id}`;
}

function revokeObjectURL(url) {
  registered.delete(idOf(`${url}`));
}

function resolveObjectURL(url) {
  return registered.get(idOf(`${url}`));
}

function idOf(url) {
  const match = /^blob:nodedata:([\w-]+)$/.exec(url);
  return match === null ? undefined : match[1];
}

module.exports = { Blob, File, createObjectURL, revokeObjectURL, resolveObjectURL, bytesIn, isBlob: (value) => contents.has(value) };
