// `internal/stream_iter/files`: `pull`, `pullSync` and `writer` of a FileHandle: open files as iterable streams. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/fs.html#filehandlepulltransforms-options
//
// A handle is locked from the call until what was made of it has ended.
'use strict';

const fs = require('fs');
const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_STATE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateInteger, validateObject } = require('internal/validators');
const { checkedTransforms, isTransform, signalOf, sizeOf, writtenBatch, writtenBytes } = require('internal/stream_iter/arguments');
const { source, syncSource } = require('internal/stream_iter/from');
const { pipeline, pipelineSync } = require('internal/stream_iter/pull');

const CHUNK = 128 * 1024;

/** `{ autoClose, start, limit, chunkSize }`: -1 stands for the position of the file, and for no limit. */
function settingsOf(options) {
  const { autoClose = false, start = -1, limit = -1, chunkSize = CHUNK } = options;
  validateBoolean(autoClose, 'options.autoClose');
  if (start !== -1) validateInteger(start, 'options.start', 0);
  if (limit !== -1) validateInteger(limit, 'options.limit', 1);
  if (chunkSize !== CHUNK) validateInteger(chunkSize, 'options.chunkSize', 1);
  return { autoClose, start, limit, chunkSize };
}

/** `[...transforms][, options]`; the options have been read before the transforms are looked at. */
function split(args) {
  const hasOptions = args.length > 0 && !isTransform(args.at(-1));
  const options = hasOptions ? args.at(-1) : {};
  return { options, settings: settingsOf(options), transforms: checkedTransforms(hasOptions ? args.slice(0, -1) : args) };
}

// ---- reading

/** `hold` is `{ lock(), unlock() }` of the handle. */
function pull(handle, hold, args) {
  const { options, settings, transforms } = split(args);
  const { signal } = options;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  hold.lock();
  const read = source(async function* () {
    const position = new Position(settings);
    try {
      while (position.wants() > 0) {
        signal?.throwIfAborted();
        const buffer = Buffer.allocUnsafeSlow(position.wants());
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, position.at());
        if (bytesRead === 0) return;
        position.advance(bytesRead);
        yield [bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead)];
      }
    } finally {
      hold.unlock();
      if (settings.autoClose) await handle.close();
    }
  });
  return transforms.length === 0 ? read : pipeline(read, transforms, signal);
}

function pullSync(handle, hold, args) {
  const { settings, transforms } = split(args);
  hold.lock();
  const read = syncSource(function* () {
    const position = new Position(settings);
    try {
      while (position.wants() > 0) {
        const buffer = Buffer.allocUnsafeSlow(position.wants());
        const bytesRead = fs.readSync(handle.fd, buffer, 0, buffer.length, position.at());
        if (bytesRead === 0) return;
        position.advance(bytesRead);
        yield [bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead)];
      }
    } finally {
      hold.unlock();
      if (settings.autoClose) hold.closeSync();
    }
  });
  return transforms.length === 0 ? read : pipelineSync(read, transforms);
}

/** Where the next bytes are, and how many may still come. */
class Position {
  constructor({ start, limit, chunkSize }) {
    this.start = start;
    this.left = limit === -1 ? Infinity : limit;
    this.chunkSize = chunkSize;
  }

  /** Null is the position of the file. */
  at() { return this.start === -1 ? null : this.start; }
  wants() { return Math.min(this.chunkSize, this.left); }

  advance(size) {
    if (this.start !== -1) this.start += size;
    this.left -= size;
  }
}

// ---- writing

function writer(handle, hold, options = {}) {
  validateObject(options, 'options');
  const file = new FileWriter(handle, hold, settingsOf(options));
  hold.lock();
  return {
    __proto__: null,
    write(chunk, options = undefined) { return file.write('write', [writtenBytes(chunk)], signalOf(options)); },
    writev(chunks, options = undefined) { return file.write('writev', writtenBatch(chunks), signalOf(options)); },
    writeSync(chunk) { return file.writeSync([writtenBytes(chunk)]); },
    writevSync(chunks) { return file.writeSync(writtenBatch(chunks)); },
    end(options = undefined) { return file.end(signalOf(options)); },
    endSync() { return file.endSync(); },
    fail(reason) { file.fail(reason); },
    [Symbol.asyncDispose]() {
      if (file.state === 'closing') return file.ending;
      file.fail();
      return Promise.resolve();
    },
    [Symbol.dispose]() { file.fail(); },
  };
}

/** The states: `open`, `closing`, `closed`, `failed`. */
class FileWriter {
  constructor(handle, hold, { autoClose, start, limit, chunkSize }) {
    this.handle = handle;
    this.hold = hold;
    this.autoClose = autoClose;
    this.position = new Position({ start, limit, chunkSize });
    this.chunkSize = chunkSize;
    this.state = 'open';
    this.reason = undefined;
    this.total = 0;
    /** Asynchronous writes that have not ended: one follows the other. */
    this.busy = 0;
    this.last = Promise.resolve();
    this.ending = undefined;
  }

  /** What stands against a write: undefined if nothing does. */
  refusal() {
    if (this.state === 'failed') return { reason: this.reason };
    return this.state === 'open' ? undefined : { reason: new ERR_INVALID_STATE.TypeError(`The writer is ${this.state}`) };
  }

  write(what, batch, signal) {
    const refusal = this.refusal();
    if (refusal !== undefined) return Promise.reject(refusal.reason);
    if (signal?.aborted) return Promise.reject(signal.reason);
    const size = sizeOf(batch);
    if (size === 0) return Promise.resolve();
    if (size > this.position.left) {
      return Promise.reject(new ERR_OUT_OF_RANGE(what, `<= ${this.position.left} bytes`, size));
    }
    const at = this.take(size);
    this.busy++;
    const written = this.last.then(() => this.writeAll(batch, at)).finally(() => { this.busy--; });
    this.last = written.then(undefined, () => {});
    return written;
  }

  async writeAll(batch, at) {
    for (const chunk of batch) {
      for (let from = 0; from < chunk.byteLength;) {
        const { bytesWritten } = await this.handle.write(chunk, from, chunk.byteLength - from, at);
        from += bytesWritten;
        this.total += bytesWritten;
        if (at !== null) at += bytesWritten;
      }
    }
  }

  /** Reserves the place for `size` bytes and gives it. */
  take(size) {
    const at = this.position.at();
    this.position.advance(size);
    return at;
  }

  /** False where only the asynchronous way can do it. */
  writeSync(batch) {
    const size = sizeOf(batch);
    if (this.state !== 'open' || this.busy > 0 || size > this.chunkSize || size > this.position.left) return false;
    let at = this.position.at();
    for (const chunk of batch) {
      for (let from = 0; from < chunk.byteLength;) {
        const written = this.writeSome(chunk, from, at);
        if (written === undefined) return false;
        from += written;
        this.total += written;
        if (at !== null) at += written;
      }
    }
    this.position.advance(size);
    return true;
  }

  writeSome(chunk, from, at) {
    try {
      return fs.writeSync(this.handle.fd, chunk, from, chunk.byteLength - from, at);
    } catch {
      return undefined;
    }
  }

  end(signal) {
    if (this.state === 'failed') return Promise.reject(this.reason);
    if (this.state === 'closed') return Promise.resolve(this.total);
    if (signal?.aborted) return Promise.reject(signal.reason);
    this.state = 'closing';
    return this.ending ??= this.last.then(() => this.close());
  }

  async close() {
    if (this.state === 'failed') throw this.reason;
    this.state = 'closed';
    this.hold.unlock();
    if (this.autoClose) await this.handle.close();
    return this.total;
  }

  endSync() {
    if (this.state === 'closed') return this.total;
    if (this.state !== 'open' || this.busy > 0) return -1;
    this.state = 'closed';
    this.release();
    return this.total;
  }

  fail(reason) {
    if (this.state === 'closed' || this.state === 'failed') return;
    this.state = 'failed';
    this.reason = reason;
    this.release();
  }

  release() {
    this.hold.unlock();
    if (this.autoClose) this.hold.closeSync();
  }
}

module.exports = { pull, pullSync, writer };
