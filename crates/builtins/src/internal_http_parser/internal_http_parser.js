// `internal/http/parser`: `HTTPParser`, which calls back for what comes in. Node 26.
// Follows https://www.rfc-editor.org/rfc/rfc9112; its face is that of Node's own parser, which programs reach through `_http_common`.
'use strict';

const { Buffer } = require('buffer');

// Events of `ops.step`.
const NEED_MORE = 0;
const BODY = 1;
const COMPLETE = 2;
const UPGRADED = 3;

// What `ops.numbers` holds after a step.
const POSITION = 0;
const START = 1;
const END = 2;
const METHOD = 3;
const STATUS = 4;
const MAJOR = 5;
const MINOR = 6;
const IS_UPGRADE = 7;
const KEEPS_ALIVE = 8;
const FIELDS = 9;
const IS_BEGUN = 10;
const FAILED = 2 ** 53;

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
const numbers = ops.numbers();
/** Names of methods by their numbers. */
const allMethods = ops.methods();

class HTTPParser {
  #native;
  #kind;
  #isFlushed = false;
  #url = '';
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
    for (;;) {
      const event = step(native, bytes, at, verdict);
      at = numbers[POSITION];
      if (this.begunAt === 0 && numbers[IS_BEGUN] === 1) this.#begin();
      if (event === NEED_MORE) return at;
      if (event === BODY) {
        this[kOnBody]?.(view(bytes, numbers[START], numbers[END]));
      } else if (event === COMPLETE) {
        this.#complete();
        verdict = 0;
      } else if (event === UPGRADED) {
        this.#complete();
        return at;
      } else if (numbers[FIELDS] >= FAILED) {
        return parseError(event, at);
      } else {
        verdict = this.#head(event);
      }
      if (this.#native !== native) return at;
      if (this.#isPaused) {
        this.#rest.push(bytes.subarray(at));
        return bytes.length;
      }
    }
  }

  #begin() {
    this.begunAt = this.headBegunAt = performance.now();
    this[kOnMessageBegin]?.();
  }

  #head(texts) {
    this.headBegunAt = 0;
    const line = texts.shift();
    const isRequest = this.#kind === REQUEST;
    this.#url = isRequest ? line : '';
    const method = isRequest ? numbers[METHOD] : undefined;
    const url = isRequest ? line : undefined;
    const status = isRequest ? undefined : numbers[STATUS];
    const text = isRequest ? undefined : line;
    const callback = this[kOnHeadersComplete];
    if (callback === undefined) return 0;
    const keepsAlive = numbers[KEEPS_ALIVE] === 1;
    const isUpgrade = numbers[IS_UPGRADE] === 1;
    const major = numbers[MAJOR];
    const minor = numbers[MINOR];
    if (!this.takesAllFields && (this.#isFlushed || texts.length > FIELDS_AT_ONCE)) {
      this.#flush(texts);
      return this[kOnHeadersComplete](major, minor, undefined, method, undefined, status, text, isUpgrade, keepsAlive);
    }
    return this[kOnHeadersComplete](major, minor, texts, method, url, status, text, isUpgrade, keepsAlive);
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

  #complete() {
    this.begunAt = this.headBegunAt = 0;
    if (numbers[FIELDS] > 0) this.#flush(ops.trailers(this.#native));
    this[kOnMessageComplete]?.();
  }

  /** No more bytes will come; an Error if a message is cut off. */
  finish() {
    const event = ops.finish(this.#native);
    if (event === undefined) return undefined;
    if (event === COMPLETE || event === UPGRADED) {
      this.#complete();
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
