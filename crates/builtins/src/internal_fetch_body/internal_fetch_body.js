// `internal/fetch/body`: bodies of requests and responses, and the methods that read them. Node 26.
// Follows https://fetch.spec.whatwg.org/#body-mixin
//
// A body that is there as bytes becomes a stream only when a program asks for the stream.
'use strict';

const { Buffer } = require('buffer');
const { ReadableStream, coreOf } = require('internal/webstreams/readable');
const { isArrayBuffer, isUint8Array } = require('util/types');
const { domString, illegal } = require('internal/fetch/webidl');
const { promised, soon } = require('internal/webstreams/common');

class Body {
  #stream;
  #isUsed = false;
  #blob;

  /** Of bytes, which may be a blob's, or of a stream. */
  constructor(bytes, stream, blob = undefined) {
    this.bytes = bytes;
    this.#stream = stream;
    this.#blob = blob;
  }

  get stream() {
    if (this.#stream === null) {
      this.#stream = this.#blob?.stream() ?? streamOf(this.bytes);
      if (this.#isUsed) spend(this.#stream);
    }
    return this.#stream;
  }

  /** Whether it can only be read as a stream. */
  get isStreamed() {
    return this.#stream !== null;
  }

  get isUsed() {
    return this.#isUsed || (this.#stream !== null && coreOf(this.#stream).disturbed);
  }

  get isLocked() {
    return this.#stream !== null && coreOf(this.#stream).isLocked;
  }

  /** What `convert` makes of all of it, in as many promise jobs as Node takes; a blob is read by its stream. */
  read(convert = (bytes) => bytes, type = undefined) {
    if (this.#stream !== null || this.#blob !== undefined) return readAll(this.stream, convert, type);
    this.#isUsed = true;
    return readBytes(this.bytes, convert, type);
  }

  /** Both can then be read. */
  clone() {
    if (this.#stream === null) return new Body(this.bytes, null, this.#blob);
    const [own, other] = require('internal/webstreams/tee').tee(coreOf(this.#stream), true);
    this.#stream = own.face;
    return new Body(this.bytes, other.face);
  }
}

/** What was read before is not there to be read, and whoever has read it keeps the stream. */
function spend(stream) {
  const core = coreOf(stream);
  stream.cancel();
  core.acquireReader();
}

async function readBytes(bytes, convert, type) {
  await undefined;
  await undefined;
  return convert(bytes, type);
}

/** By a reader without a face: what a program does to `Object.prototype.then` or to the methods of readers is none of its business. */
function readAll(stream, convert, type) {
  return new Promise((resolve, reject) => {
    const reader = coreOf(stream).acquireReader();
    const pieces = [];
    const later = (run) => soon(() => {
      try {
        run();
      } catch (error) {
        reject(error);
      }
    });
    const request = {
      chunk: (value) => later(() => {
        if (!isUint8Array(value)) throw new TypeError('Received non-Uint8Array chunk');
        pieces.push(value);
        reader.read(request);
      }),
      close: () => later(() => resolve(convert(Buffer.concat(pieces), type))),
      error: (error) => later(() => reject(error)),
    };
    reader.read(request);
  });
}

function streamOf(bytes) {
  return new ReadableStream({
    type: 'bytes',
    pull(controller) {
      // A copy: a reader may give the memory away.
      if (bytes.length > 0) controller.enqueue(new Uint8Array(bytes));
      controller.close();
      controller.byobRequest?.respond(0);
    },
  });
}

/** What a program gives as a body, converted: what is none of the kinds that can be bodies is a text. */
function bodyOf(value, where) {
  if (value === null || value === undefined || isBodyObject(value)) return value;
  return domString(value, where);
}

function isBodyObject(value) {
  if (typeof value !== 'object') return false;
  return coreOf(value) !== undefined || isBytes(value) || require('internal/blob').isBlob(value) || value instanceof URLSearchParams ||
    require('internal/fetch/form_data').isFormData(value) || typeof value[Symbol.asyncIterator] === 'function';
}

/** Memory that is not shared. */
function isBytes(value) {
  return isArrayBuffer(value) || (ArrayBuffer.isView(value) && isArrayBuffer(value.buffer));
}

/** The body that a program gives, and its type; null for both if it has none. */
function extract(value, isKeptAlive = false) {
  if (value === null || value === undefined) return { body: null, type: null };
  if (typeof value === 'object') {
    const { isBlob, bytesIn } = require('internal/blob');
    if (coreOf(value) !== undefined) return { body: fromStream(value, isKeptAlive), type: null };
    if (value instanceof URLSearchParams) return { body: fromText(value.toString()), type: 'application/x-www-form-urlencoded;charset=UTF-8' };
    if (isBlob(value)) return { body: new Body(bytesIn(value), null, value), type: value.type || null };
    if (isArrayBuffer(value)) return { body: new Body(Buffer.from(new Uint8Array(value)), null), type: null };
    if (isBytes(value)) return { body: new Body(Buffer.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)), null), type: null };
    const { isFormData, encode } = require('internal/fetch/form_data');
    if (isFormData(value)) {
      const { bytes, boundary } = encode(value);
      return { body: new Body(bytes, null), type: `multipart/form-data; boundary=${boundary}` };
    }
    if (typeof value[Symbol.asyncIterator] === 'function') return { body: new Body(null, ReadableStream.from(value)), type: null };
  }
  return { body: fromText(`${value}`), type: 'text/plain;charset=UTF-8' };
}

const fromText = (text) => new Body(Buffer.from(text), null);

function fromStream(stream, isKeptAlive) {
  if (isKeptAlive) throw new TypeError('keepalive');
  const core = coreOf(stream);
  if (core.disturbed || core.isLocked) throw new TypeError('Response body object should not be disturbed or locked');
  return new Body(null, stream);
}

// ---- the methods

/** Adds them to `Class`; `partsOf(object)` are its body and headers, or undefined for what is no such object. */
function defineBody(Class, partsOf) {
  const reading = (convert) => function() {
    const parts = partsOf(this);
    return promised(() => {
      if (parts === undefined) throw illegal();
      return consume(parts, convert);
    });
  };
  const methods = {
    blob: reading((bytes, type) => {
      const { Blob } = require('internal/blob');
      return new Blob([bytes], { type: type?.toString() ?? '' });
    }),
    arrayBuffer: reading((bytes) => new Uint8Array(bytes).buffer),
    text: reading(asText),
    json: reading((bytes) => JSON.parse(asText(bytes))),
    formData: reading(asForm),
    bytes: reading((bytes) => new Uint8Array(bytes)),
  };
  for (const name of Object.keys(methods)) {
    Object.defineProperty(methods[name], 'name', { value: name });
    define(Class, name, { value: methods[name], writable: true });
  }
  define(Class, 'textStream', {
    value: { textStream() {
      const parts = partsOf(this);
      if (parts === undefined) throw illegal();
      if (parts.body?.isUsed || parts.body?.isLocked) throw new TypeError('Body is unusable: Body has already been read');
      const bytes = parts.body?.stream ?? new ReadableStream({ start: (controller) => controller.close() });
      return bytes.pipeThrough(new TextDecoderStream());
    } }.textStream,
    writable: true,
  });
  const accessors = {
    get body() {
      const parts = partsOf(this);
      if (parts === undefined) throw illegal();
      return parts.body?.stream ?? null;
    },
    get bodyUsed() {
      const parts = partsOf(this);
      if (parts === undefined) throw illegal();
      return parts.body?.isUsed ?? false;
    },
  };
  for (const name of Object.keys(accessors)) define(Class, name, { get: Object.getOwnPropertyDescriptor(accessors, name).get });
}

function define(Class, name, descriptor) {
  Object.defineProperty(Class.prototype, name, { ...descriptor, enumerable: true, configurable: true });
}

function consume({ body, headers }, convert) {
  const type = require('internal/mime').typeOfField(headers.get('content-type'));
  if (body === null) return Promise.resolve(convert(Buffer.alloc(0), type));
  if (body.isUsed) throw new TypeError('Body is unusable: Body has already been read');
  if (body.isLocked) throw new TypeError('Body is unusable');
  return body.read(convert, type);
}

function asText(bytes) {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start).toString();
}

/** `type`: a MIMEType, or null. */
function asForm(bytes, type) {
  if (type?.essence !== 'multipart/form-data' && type?.essence !== 'application/x-www-form-urlencoded') {
    throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".');
  }
  return require('internal/fetch/form_data').decode(bytes, type);
}

Object.assign(exports, { Body, bodyOf, extract, defineBody });
