// `internal/http/parser`: `HTTPParser`, which calls back for what comes in. Node 26.
// Follows https://www.rfc-editor.org/rfc/rfc9112; its face is that of Node's own parser, which programs reach through `_http_common`.
'use strict';

const { Buffer } = require('buffer');
const { now } = require('internal/loop');

// The kinds of `ops.step`'s numbers, and what else they say.
const KIND = 3;
const NEED_MORE = 0;
const UPGRADED = 2;
const IS_BEGUN = 4;
const HAS_TRAILERS = 8;
const PER_POSITION = 16;

// The length of its arrays that are parts of a body.
const BODY = 2;

// The bits of a head.
const STATUS = 6;
const MAJOR = 16;
const MINOR = 20;
const IS_UPGRADE = 1 << 24;
const KEEPS_ALIVE = 1 << 25;
const IS_COMPLETE = 1 << 26;
const IS_REPEATED = 1 << 27;

// The properties under which callbacks are found.
const kOnMessageBegin = 0;
const kOnHeaders = 1;
const kOnHeadersComplete = 2;
const kOnBody = 3;
const kOnMessageComplete = 4;
const kOnExecute = 5;
const kOnTimeout = 6;

const REQUEST = 1;
const RESPONSE = 2;

/** So many fields are told at once to `kOnHeaders`, unless the parser `takesAllFields`. */
const FIELDS_AT_ONCE = 62;

const { step } = ops;
/** Names of methods by their numbers. */
const allMethods = ops.methods();

class HTTPParser {
  #native;
  #kind;
  #isFlushed = false;
  #url = '';
  /** Those of the last head: what a connection's messages have in common is made once. */
  #fields = [];
  /** While `execute` runs. */
  #current = null;
  #isPaused = false;
  #rest = [];
  /** When the message began whose end has not come, by the monotonic clock in ms; 0 if there is none. */
  begunAt = 0;
  /** The same, until its head is complete. */
  headBegunAt = 0;
  takesAllFields = false;
  /** A head with more is refused; 0 for any number. */
  maxFields = 0;

  initialize(kind, resource, maxHeaderSize = 0, lenientFlags = 0) {
    const limit = maxHeaderSize > 0 ? maxHeaderSize : defaultHeaderSize();
    this.#kind = kind;
    this.#native = ops.create(kind === REQUEST, limit, lenientFlags, this.maxFields);
    this.#isFlushed = false;
    this.#isPaused = false;
    this.begunAt = this.headBegunAt = 0;
  }

  /** Takes bytes; how many were of this protocol, or an Error. */
  execute(bytes) {
    if (this.#isPaused) {
      this.#rest.push(bytes);
      return bytes.length;
    }
    this.#current = bytes;
    try {
      return this.#run(bytes);
    } finally {
      this.#current = null;
    }
  }

  #run(bytes) {
    const native = this.#native;
    let at = 0;
    let verdict = 0;
    do {
      const event = step(native, bytes, at, verdict);
      verdict = 0;
      if (typeof event === 'number') {
        at = Math.floor(event / PER_POSITION);
        if (this.begunAt === 0 && (event & IS_BEGUN) !== 0) this.#begin();
        const kind = event & KIND;
        if (kind === NEED_MORE) return at;
        this.#complete((event & HAS_TRAILERS) !== 0);
        if (kind === UPGRADED) return at;
      } else if (typeof event[0] === 'number' && event.length === BODY) {
        at = event[1];
        this[kOnBody]?.(view(bytes, event[0], at));
      } else if (typeof event.at(-1) === 'boolean') {
        if (this.begunAt === 0 && event[3]) this.#begin();
        return parseError(event, event[2]);
      } else {
        const bits = event.pop();
        at = event.pop();
        if (this.begunAt === 0) this.#begin();
        verdict = this.#head(event, bits);
        if ((bits & IS_COMPLETE) !== 0) {
          verdict = 0;
          this.#complete(false);
        }
      }
      if (this.#native !== native) return at;
      if (this.#isPaused) {
        this.#rest.push(bytes.subarray(at));
        return bytes.length;
      }
      // What is left to tell of a message that is complete with its last byte is told by one step more.
    } while (at < bytes.length || this.begunAt !== 0);
    return at;
  }

  #begin() {
    this.begunAt = this.headBegunAt = now();
    this[kOnMessageBegin]?.();
  }

  #head(texts, bits) {
    this.headBegunAt = 0;
    const line = texts.pop();
    const isRequest = this.#kind === REQUEST;
    this.#url = isRequest ? line : '';
    const fields = (bits & IS_REPEATED) !== 0 ? this.#fields.slice() : texts;
    if ((bits & IS_REPEATED) === 0) this.#fields = texts.slice();
    const callback = this[kOnHeadersComplete];
    if (callback === undefined) return 0;
    const method = isRequest ? bits & 63 : undefined;
    const url = isRequest ? line : undefined;
    const status = isRequest ? undefined : (bits >>> STATUS) & 1023;
    const text = isRequest ? undefined : line;
    const major = (bits >>> MAJOR) & 15;
    const minor = (bits >>> MINOR) & 15;
    const isUpgrade = (bits & IS_UPGRADE) !== 0;
    const keepsAlive = (bits & KEEPS_ALIVE) !== 0;
    if (!this.takesAllFields && (this.#isFlushed || fields.length > FIELDS_AT_ONCE)) {
      this.#flush(fields);
      return this[kOnHeadersComplete](major, minor, undefined, method, undefined, status, text, isUpgrade, keepsAlive);
    }
    return this[kOnHeadersComplete](major, minor, fields, method, url, status, text, isUpgrade, keepsAlive);
  }

  #flush(texts) {
    this.#isFlushed = true;
    let from = 0;
    do {
      this[kOnHeaders]?.(texts.slice(from, from + FIELDS_AT_ONCE), this.#url);
      this.#url = '';
      from += FIELDS_AT_ONCE;
    } while (from < texts.length);
  }

  #complete(hasTrailers) {
    this.begunAt = this.headBegunAt = 0;
    if (hasTrailers) this.#flush(ops.trailers(this.#native));
    this[kOnMessageComplete]?.();
  }

  /** No more bytes will come; an Error if a message is cut off. */
  finish() {
    const event = ops.finish(this.#native);
    if (event === undefined) return undefined;
    if (typeof event === 'number') {
      this.#complete((event & HAS_TRAILERS) !== 0);
      return undefined;
    }
    return parseError(event, 0);
  }

  pause() {
    this.#isPaused = true;
  }

  resume() {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    for (const bytes of this.#rest.splice(0)) this.execute(bytes);
  }

  getCurrentBuffer() {
    return this.#current ?? undefined;
  }

  close() {
    this.begunAt = this.headBegunAt = 0;
  }

  free() {
    this.close();
  }

  remove() {
    this.close();
  }

  // The socket's bytes come through its 'data' events.
  consume() {}
  unconsume() {}
}

Object.assign(HTTPParser, {
  REQUEST,
  RESPONSE,
  kOnMessageBegin,
  kOnHeaders,
  kOnHeadersComplete,
  kOnBody,
  kOnMessageComplete,
  kOnExecute,
  kOnTimeout,
  kLenientNone: 0,
  kLenientHeaders: 1,
  kLenientChunkedLength: 2,
  kLenientKeepAlive: 4,
  kLenientTransferEncoding: 8,
  kLenientVersion: 16,
  kLenientDataAfterClose: 32,
  kLenientOptionalLFAfterCR: 64,
  kLenientOptionalCRLFAfterChunk: 128,
  kLenientOptionalCRBeforeLF: 256,
  kLenientSpacesAfterChunkSize: 512,
  kLenientHeaderValueRelaxed: 1024,
  kLenientAll: 1023,
});

function view(bytes, start, end) {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
}

function parseError([code, reason], bytesParsed) {
  const error = new Error('Parse Error');
  error.bytesParsed = bytesParsed;
  error.code = code;
  error.reason = reason;
  return error;
}

/** Bytes; from `--max-http-header-size`, in `NODE_OPTIONS` or as an option. */
let headerSize;

function defaultHeaderSize() {
  return headerSize ??= optionValue('--max-http-header-size') ?? 16384;
}

function optionValue(name) {
  const given = [...(process.env.NODE_OPTIONS ?? '').split(/\s+/), ...process.execArgv];
  const at = given.findLastIndex((word) => word === name || word.startsWith(`${name}=`));
  if (at === -1) return undefined;
  const text = given[at] === name ? given[at + 1] : given[at].slice(name.length + 1);
  const number = Number(text);
  return Number.isInteger(number) && number >= 0 ? number || 16384 : undefined;
}

Object.assign(exports, { HTTPParser, allMethods, defaultHeaderSize });
