// `internal/streams/bridge`: a Duplex that writes into one stream and reads from another, as `compose` and `Duplex.from` give. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#streamduplexfromsrc
'use strict';

const { context } = require('internal/boot');
const { Duplex } = require('internal/streams/duplex');
const { AbortError } = require('internal/errors');

/** The bridge's Duplex is `this.duplex`; callbacks that wait for the streams behind it are kept here. */
class Bridge {
  #onDrain = null;
  #onFinish = null;
  #onReadable = null;
  /** Undefined until destroyed, then the callback to be told when all is over; null when all is over already. */
  #onClose;

  constructor({ readable, writable, readableObjectMode, writableObjectMode }, destroyOthers, Class = Duplex) {
    this.readable = readable;
    this.writable = writable;
    const duplex = new Class({
      readable, writable, readableObjectMode: Boolean(readableObjectMode), writableObjectMode: Boolean(writableObjectMode),
    });
    this.duplex = duplex;
    duplex._destroy = (error, callback) => {
      if (!error && this.#onClose !== null) error = new AbortError();
      this.#onReadable = this.#onDrain = this.#onFinish = null;
      if (this.#onClose === null) {
        callback(error);
      } else {
        this.#onClose = callback;
        destroyOthers(error);
      }
    };
  }

  /** All that is behind the bridge is over. */
  over(error) {
    const callback = this.#onClose;
    this.#onClose = null;
    if (callback) callback(error);
    else if (error) this.duplex.destroy(error);
    else if (!this.readable && !this.writable) this.duplex.destroy();
    // Else it ends by itself, when what it holds has been read.
  }

  /** What was written and ended has arrived. */
  finished() {
    const callback = this.#onFinish;
    this.#onFinish = null;
    if (callback) callback();
  }

  writeInto(stream) {
    this.duplex._write = (chunk, encoding, callback) => {
      if (stream.write(chunk, encoding)) callback();
      else this.#onDrain = callback;
    };
    this.duplex._final = (callback) => {
      stream.end();
      this.#onFinish = callback;
    };
    stream.on('drain', () => {
      const callback = this.#onDrain;
      this.#onDrain = null;
      if (callback) callback();
    });
  }

  readFrom(stream) {
    const { duplex } = this;
    stream.on('readable', () => {
      const read = this.#onReadable;
      this.#onReadable = null;
      if (read) read();
    });
    stream.on('end', () => { duplex.push(null); });
    duplex._read = () => {
      for (;;) {
        const chunk = stream.read();
        if (chunk === null) {
          this.#onReadable = duplex._read;
          return;
        }
        if (!duplex.push(chunk)) return;
      }
    };
  }

  /** The same, as the chunks come. */
  flowFrom(stream) {
    const { duplex } = this;
    stream.on('data', (chunk) => {
      if (!duplex.push(chunk)) stream.pause();
    });
    stream.on('end', () => { duplex.push(null); });
    duplex._read = () => { stream.resume(); };
  }

  writeIntoWeb(stream) {
    const writer = stream.getWriter();
    this.duplex._write = async (chunk, encoding, callback) => {
      const { frame } = context;
      try {
        await writer.ready;
        context.frame = frame;
        writer.write(chunk).catch(() => {});
        callback();
      } catch (error) {
        callback(error);
      }
    };
    this.duplex._final = async (callback) => {
      const { frame } = context;
      try {
        await writer.ready;
        context.frame = frame;
        writer.close().catch(() => {});
        this.#onFinish = callback;
      } catch (error) {
        callback(error);
      }
    };
  }

  readFromWeb(stream) {
    const { duplex } = this;
    const reader = stream.getReader();
    duplex._read = async () => {
      const { frame } = context;
      for (;;) {
        let result;
        try {
          result = await reader.read();
        } catch {
          return; // the pipeline behind tells it
        }
        context.frame = frame;
        if (!duplex.push(result.done ? null : result.value) || result.done) return;
      }
    };
  }
}

Object.assign(exports, { Bridge });
