// `node:zlib/iter`: compression as transforms of iterable streams. Node 26, with `--experimental-stream-iter` only.
// Follows https://nodejs.org/docs/latest-v26.x/api/zlib_iter.html
'use strict';

const process = require('process');
const { Buffer } = require('buffer');
const { register } = require('internal/requests');
const { validateObject } = require('internal/validators');
const constants = require('internal/zlib/constants');
require('zlib');
const { classes, errorOf, closeHandle, native } = require('internal/zlib/streams');

process.emitWarning('zlib/iter is an experimental feature and might change at any time', 'ExperimentalWarning');

/** Pieces of output, and batches of them, have this many bytes. */
const BATCH = 64 * 1024;
const taken = ['chunkSize', 'level', 'windowBits', 'memLevel', 'strategy', 'dictionary', 'params', 'pledgedSrcSize'];

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = constants;
const brotliParams = { [BROTLI_PARAM_QUALITY]: 6, [BROTLI_PARAM_LGWIN]: 20 };
const fast = { level: 4, memLevel: 9 };

/** What makes a codec of each kind: its class, and defaults that are tuned for streaming. */
const codecs = {
  compressGzip: ['Gzip', fast],
  compressDeflate: ['Deflate', fast],
  compressBrotli: ['BrotliCompress', { params: brotliParams }],
  compressZstd: ['ZstdCompress', {}],
  decompressGzip: ['Gunzip', {}],
  decompressDeflate: ['Inflate', {}],
  decompressBrotli: ['BrotliDecompress', {}],
  decompressZstd: ['ZstdDecompress', {}],
};

function asynchronous([name, defaults]) {
  return (options = {}) => {
    validateObject(options, 'options');
    return {
      __proto__: null,
      async *transform(source, { signal }) {
        const codec = new Codec(name, defaults, options);
        try {
          for await (const batch of source) {
            for (const { chunk, flag } of codec.stepsOf(batch)) {
              do {
                signal.throwIfAborted();
                codec.took(await codec.run(chunk, flag));
                if (codec.size >= BATCH) yield codec.takeBatch();
              } while (codec.hasMore);
            }
            if (codec.size > 0) yield codec.takeBatch();
          }
        } finally {
          codec.close();
        }
      },
    };
  };
}

function synchronous([name, defaults]) {
  return (options = {}) => {
    validateObject(options, 'options');
    return {
      __proto__: null,
      *transform(source) {
        const codec = new Codec(name, defaults, options);
        try {
          for (const batch of source) {
            for (const { chunk, flag } of codec.stepsOf(batch)) {
              do {
                codec.took(codec.runSync(chunk, flag));
                if (codec.size >= BATCH) yield codec.takeBatch();
              } while (codec.hasMore);
            }
            if (codec.size > 0) yield codec.takeBatch();
          }
        } finally {
          codec.close();
        }
      },
    };
  };
}

/** A session of the native side and the output that has not been given on. */
class Codec {
  constructor(name, defaults, options) {
    if (options.params !== undefined && /Brotli|Zstd/.test(name)) validateObject(options.params, 'options.params');
    const settings = { chunkSize: BATCH, ...defaults };
    for (const key of taken) if (options[key] !== undefined) settings[key] = options[key];
    if (defaults.params) settings.params = { ...defaults.params, ...options.params };
    /** The stream whose class checks the settings, and whose session is used; nothing flows through it. */
    this.stream = new classes[name](settings);
    this.chunkSize = this.stream._chunkSize;
    this.filled = 0;
    this.pieces = [];
    this.size = 0;
    /** The chunk at hand has not been taken whole, or there is more of output. */
    this.hasMore = false;
  }

  /** The chunks of a batch; null, which stands at the end, finishes. */
  *stepsOf(batch) {
    if (batch === null) yield { chunk: Buffer.alloc(0), flag: this.stream._finishFlushFlag };
    else for (const chunk of batch) yield { chunk, flag: this.stream._defaultFlushFlag };
  }

  run(chunk, flag) {
    return new Promise((resolve, reject) => {
      const settle = (error, result) => {
        this.stream._handle.wrote();
        if (error) reject(error);
        else resolve(result);
      };
      this.stream._handle.isWriting = true;
      native().run(this.stream._handle.id, flag, this.room(), this.hasMore ? undefined : chunk, register(settle, 'ZLIB'));
    });
  }

  runSync(chunk, flag) {
    return native().run(this.stream._handle.id, flag, this.room(), this.hasMore ? undefined : chunk);
  }

  room() { return this.chunkSize - this.filled; }

  took(result) {
    if (result.length > 3) throw errorOf(result);
    const [, room, output] = result;
    this.filled = room === 0 ? 0 : this.chunkSize - room;
    this.hasMore = room === 0;
    if (output.byteLength === 0) return;
    this.pieces.push(Buffer.from(output));
    this.size += output.byteLength;
  }

  takeBatch() {
    this.size = 0;
    return this.pieces.splice(0);
  }

  close() { closeHandle(this.stream); }
}

for (const way of ['compress', 'decompress']) {
  for (const [make, suffix] of [[asynchronous, ''], [synchronous, 'Sync']]) {
    for (const format of ['Gzip', 'Deflate', 'Brotli', 'Zstd']) module.exports[`${way}${format}${suffix}`] = make(codecs[`${way}${format}`]);
  }
}
