// `internal/fetch/body`: bodies of requests and responses, and the methods that read them. Node 26.
// Follows https://fetch.spec.whatwg.org/#body-mixin
//
// A body that is there as bytes becomes a stream only when a program asks for the stream.
'use strict';

const { Buffer } = require('buffer');
const { isDisturbed } = require('internal/streams/utils');
const { ReadableStream } = require('internal/webstreams/readable');
const { isAnyArrayBuffer } = require('util/types');
const { illegal } = require('internal/fetch/webidl');

class Body {
  #stream;
  #isUsed = false;

  /** Of bytes, or of a stream. */
  constructor(bytes, stream) {
    this.bytes = bytes;
    this.#stream = stream;
  }

  get stream() {
    if (this.#stream === null) {
      this.#stream = streamOf(this.bytes);
      // What was read before is not there to be read.
      if (this.#isUsed) this.#stream.cancel();
    }
    return this.#stream;
  }

  /** Whether it can only be read as a stream. */
  get isStreamed() {
    return this.#stream !== null;
  }

  get isUsed() {
    return this.#isUsed || (this.#stream !== null && isDisturbed(this.#stream));
  }

  get isLocked() {
    return this.#stream !== null && this.#stream.locked;
  }

  /** All of it. */
  async read() {
    if (this.#stream === null) {
      this.#isUsed = true;
      return this.bytes;
    }
    const pieces = [];
    const reader = this.#stream.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return Buffer.concat(pieces);
      if (!(value instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk');
      pieces.push(value);
    }
  }

  /** Both can then be read. */
  clone() {
    if (this.#stream === null) return new Body(this.bytes, null);
    const [own, other] = this.#stream.tee();
    this.#stream = own;
    return new Body(this.bytes, other);
  }
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

/** The body that a program gives, and its type; null for both if it has none. */
function extract(value) {
  if (value === null || value === undefined) return { body: null, type: null };
  if (typeof value === 'object') {
    const { isBlob, bytesIn } = require('internal/blob');
    if (value instanceof ReadableStream) return { body: fromStream(value), type: null };
    if (value instanceof URLSearchParams) return { body: fromText(value.toString()), type: 'application/x-www-form-urlencoded;charset=UTF-8' };
    if (isBlob(value)) return { body: new Body(bytesIn(value), null), type: value.type || null };
    if (isAnyArrayBuffer(value)) return { body: new Body(Buffer.from(new Uint8Array(value)), null), type: null };
    if (ArrayBuffer.isView(value)) return { body: new Body(Buffer.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)), null), type: null };
    const { isFormData, encode } = require('internal/fetch/form_data');
    if (isFormData(value)) {
      const { bytes, boundary } = encode(value);
      return { body: new Body(bytes, null), type: `multipart/form-data; boundary=${boundary}` };
    }
    if (typeof value[Symbol.asyncIterator] === 'function') return { body: new Body(null, ReadableStream.from(value)), type: null };
  }
  return { body: fromText(String(value)), type: 'text/plain;charset=UTF-8' };
}

const fromText = (text) => new Body(Buffer.from(text), null);

function fromStream(stream) {
  if (isDisturbed(stream) || stream.locked) throw new TypeError('Response body object should not be disturbed or locked');
  return new Body(null, stream);
}

// ---- the methods

/** Adds them to `Class`; `partsOf(object)` are its body and headers, or undefined for what is no such object. */
function defineBody(Class, partsOf) {
  const reading = (convert) => async function() {
    const parts = partsOf(this);
    if (parts === undefined) throw illegal();
    return consume(parts, convert);
  };
  const methods = {
    blob: reading((bytes, type) => {
      const { Blob } = require('internal/blob');
      return new Blob([bytes], { type: type ?? '' });
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
  define(Class, 'body', { get() {
    const parts = partsOf(this);
    if (parts === undefined) throw illegal();
    return parts.body?.stream ?? null;
  } });
  define(Class, 'bodyUsed', { get() {
    const parts = partsOf(this);
    if (parts === undefined) throw illegal();
    return parts.body?.isUsed ?? false;
  } });
}

function define(Class, name, descriptor) {
  Object.defineProperty(Class.prototype, name, { ...descriptor, enumerable: true, configurable: true });
}

async function consume({ body, headers }, convert) {
  const type = headers.get('content-type');
  if (body === null) return convert(Buffer.alloc(0), type);
  if (body.isUsed) throw new TypeError('Body is unusable: Body has already been read');
  if (body.isLocked) throw new TypeError('Body is unusable');
  return convert(await body.read(), type);
}

const asText = (bytes) => new TextDecoder().decode(bytes);

function asForm(bytes, type) {
  if (!/^\s*(?:multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i.test(type ?? '')) {
    throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".');
  }
  return require('internal/fetch/form_data').decode(bytes, type);
}

Object.assign(exports, { Body, extract, defineBody });
