// `internal/zlib/web`: CompressionStream and DecompressionStream. Node 26.
// Follows https://compression.spec.whatwg.org/ and https://nodejs.org/docs/latest-v26.x/api/webstreams.html#class-compressionstream
'use strict';

const { codes } = require('internal/errors');
const { duplexToWeb } = require('internal/webstreams/adapters');
const { finish } = require('internal/webstreams/common');

const compressors = { __proto__: null, 'deflate': 'Deflate', 'deflate-raw': 'DeflateRaw', 'gzip': 'Gzip', 'brotli': 'BrotliCompress' };
const decompressors = { __proto__: null, 'deflate': 'Inflate', 'deflate-raw': 'InflateRaw', 'gzip': 'Gunzip', 'brotli': 'BrotliDecompress' };

function pairOf(kinds, format, what, options) {
  if (typeof format === 'symbol') {
    const message = `Failed to construct '${what}': 1st argument is a Symbol and cannot be converted to a string.`;
    throw Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  const name = kinds[`${format}`];
  if (name === undefined) throw badFormat(what, format);
  return duplexToWeb(new (require('zlib')[name])(options), undefined, refuseShared);
}

function badFormat(what, format) {
  const message = `Failed to construct '${what}': 1st argument '${format}' is not a valid enum value of type CompressionFormat.`;
  return Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_VALUE' });
}

/** Shared memory might change while it is compressed. */
function refuseShared(chunk) {
  if (typeof SharedArrayBuffer !== 'function') return;
  if (chunk instanceof SharedArrayBuffer || (ArrayBuffer.isView(chunk) && chunk.buffer instanceof SharedArrayBuffer)) {
    throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], chunk);
  }
}

class CompressionStream {
  #pair;

  constructor(format) {
    this.#pair = pairOf(compressors, format, 'CompressionStream');
  }

  get readable() { return this.#pair.readable; }
  get writable() { return this.#pair.writable; }
}

class DecompressionStream {
  #pair;

  constructor(format) {
    this.#pair = pairOf(decompressors, format, 'DecompressionStream', { rejectGarbageAfterEnd: true });
  }

  get readable() { return this.#pair.readable; }
  get writable() { return this.#pair.writable; }
}

const shown = ({ readable, writable }) => ({ readable, writable });
finish(CompressionStream, shown);
finish(DecompressionStream, shown);

Object.assign(exports, { CompressionStream, DecompressionStream });
