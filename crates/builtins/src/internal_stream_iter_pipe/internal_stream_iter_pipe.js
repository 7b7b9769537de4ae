// `internal/stream_iter/pipe`: iterable streams written into a writer: `pipeTo` and `pipeToSync`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#pipetosource-transforms-writer-options
'use strict';

const { context } = require('internal/boot');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { checkedTransforms, dictionary, hasMethod, signalOf, sizeOf } = require('internal/stream_iter/arguments');
const { from, fromSync } = require('internal/stream_iter/from');
const { pipeline, pipelineSync } = require('internal/stream_iter/pull');

// ---- asynchronous

async function pipeTo(input, ...args) {
  const { transforms, writer, options } = taken(args, 'write', 'object with a write method');
  const { preventClose, preventFail } = dictionary(options);
  const signal = signalOf(options);
  try {
    signal?.throwIfAborted();
    const output = new Output(writer, signal);
    for await (const batch of pipeline(from(input), transforms, signal)) {
      const writing = output.writeBatch(batch);
      if (writing !== undefined) await writing;
      signal?.throwIfAborted();
    }
    if (!preventClose) await output.end();
    return output.total;
  } catch (error) {
    if (!preventFail) writer.fail?.(error);
    throw error;
  }
}

/** A writer whose synchronous methods are tried first. */
class Output {
  constructor(writer, signal) {
    this.writer = writer;
    this.options = signal === undefined ? undefined : { __proto__: null, signal };
    this.total = 0;
    this.hasBatches = typeof writer.writev === 'function';
  }

  /** A promise if the writer wants to be waited for. */
  writeBatch(batch) {
    this.total += sizeOf(batch);
    if (!this.hasBatches || batch.length === 1) return this.writeChunks(batch);
    const { writer } = this;
    if (typeof writer.writevSync === 'function' && writer.writevSync(batch)) return undefined;
    return writer.writev(batch, this.options);
  }

  writeChunks(batch) {
    const { writer } = this;
    const hasSync = typeof writer.writeSync === 'function';
    let written = 0;
    while (hasSync && written < batch.length && writer.writeSync(batch[written])) written++;
    return written === batch.length ? undefined : this.writeRest(batch, written, hasSync);
  }

  async writeRest(batch, from, hasSync) {
    const { writer } = this;
    const { frame } = context;
    for (let i = from; i < batch.length; i++) {
      if (hasSync && writer.writeSync(batch[i])) continue;
      const writing = writer.write(batch[i], this.options);
      if (writing === undefined) continue;
      await writing;
      context.frame = frame;
    }
  }

  async end() {
    const { writer } = this;
    if (typeof writer.endSync === 'function' && !(writer.endSync() < 0)) return;
    if (typeof writer.end === 'function') await writer.end(this.options);
  }
}

// ---- synchronous

function pipeToSync(input, ...args) {
  const { transforms, writer, options } = taken(args, 'writeSync', 'object with a writeSync method');
  const { preventClose, preventFail } = dictionary(options);
  if (!preventClose && typeof writer.endSync !== 'function') throw new ERR_INVALID_ARG_TYPE('writer.endSync', 'function', writer.endSync);
  let total = 0;
  try {
    for (const batch of pipelineSync(fromSync(input), transforms)) {
      writeBatchSync(writer, batch);
      total += sizeOf(batch);
    }
    if (!preventClose) writer.endSync();
    return total;
  } catch (error) {
    if (!preventFail) writer.fail?.(error);
    throw error;
  }
}

function writeBatchSync(writer, batch) {
  if (typeof writer.writevSync === 'function' && batch.length > 1) {
    checkWritten(writer.writevSync(batch));
  } else {
    for (const chunk of batch) checkWritten(writer.writeSync(chunk));
  }
}

function checkWritten(result) {
  if (result === false) throw new ERR_OUT_OF_RANGE('write', 'within byte budget', 'budget exhausted');
}

/** `[...transforms], writer[, options]`: options are whatever stands last and is neither a function nor has the writer's method. */
function taken(args, method, expected) {
  const last = args.at(-1);
  const hasOptions = typeof last !== 'function' && !hasMethod(last, method);
  const rest = hasOptions ? args.slice(0, -1) : args;
  if (rest.length === 0) throw new ERR_INVALID_ARG_VALUE('args', args, 'pipeTo requires a writer argument');
  const writer = rest.at(-1);
  if (!hasMethod(writer, method)) throw new ERR_INVALID_ARG_TYPE('writer', expected, writer);
  return { transforms: checkedTransforms(rest.slice(0, -1)), writer, options: hasOptions ? last : undefined };
}

module.exports = { pipeTo, pipeToSync };
