// `internal/webstreams/transfer`: web streams that `postMessage` and `structuredClone` move to where they are read or written from then on. Node 26.
// Follows https://streams.spec.whatwg.org/#transferrable-streams
//
// The stream stays where it is and is locked: it is piped into one end of a message channel, or from it; the other end goes along with the message and
// becomes the stream that arrives. Between the two go `{ type, value }`: 'pull' from who reads, 'chunk' and 'close' from who writes, 'error' from both.
'use strict';

const { codes } = require('internal/errors');
const { MessageChannel, MessagePort } = require('internal/message_channel');
const { cloneError } = require('internal/structured_clone');
const { upon, handled, Deferred } = require('internal/webstreams/common');
const readables = require('internal/webstreams/readable');
const writables = require('internal/webstreams/writable');
const transforms = require('internal/webstreams/transform');

const { apply } = Reflect;
const { postMessage, close: closePort, ref, unref, on } = MessagePort.prototype;

const READABLE = 'ReadableStream';
const WRITABLE = 'WritableStream';
const TRANSFORM = 'TransformStream';
/** So many chunks wait before a sink that has moved, as in Node; the standard keeps none. */
const AHEAD = 1;

/** The name of its class; undefined for what is no such stream. */
function classOf(value) {
  if (readables.coreOf(value) !== undefined) return READABLE;
  if (writables.coreOf(value) !== undefined) return WRITABLE;
  return transforms.coreOf(value) === undefined ? undefined : TRANSFORM;
}

/** The sides of a stream that can be moved: cores by the name of their class. */
function sidesOf(stream) {
  const transform = transforms.coreOf(stream);
  if (transform !== undefined) return [[READABLE, transform.readable], [WRITABLE, transform.writable]];
  const readable = readables.coreOf(stream);
  return [readable === undefined ? [WRITABLE, writables.coreOf(stream)] : [READABLE, readable]];
}

function checkMovable(stream) {
  for (const [name, side] of sidesOf(stream)) if (side.isLocked) throw cloneError(`Cannot transfer a locked ${name}`);
}

/** A stream about to move: `ports` go along with the message; `go` is called when the message can be sent, else `stay`. */
class Departure {
  constructor(stream) {
    this.name = classOf(stream);
    this.sides = sidesOf(stream).map(([name, side]) => ({ name, side, channel: new MessageChannel() }));
    this.ports = this.sides.map(({ channel }) => channel.port2);
  }

  go() {
    for (const { name, side, channel: { port1 } } of this.sides) {
      const [from, to] = name === READABLE ? [side, writableOver(new Line(port1))] : [readableOver(new Line(port1), AHEAD), side];
      handled(require('internal/webstreams/pipe').pipeTo(from, to, { preventAbort: false, preventCancel: false, preventClose: false }));
    }
  }

  stay() {
    for (const { channel } of this.sides) apply(closePort, channel.port1, []);
  }
}

/** The stream that a departure has become where its ports have arrived. */
function arrive(name, ports) {
  const lines = ports.map((port) => new Line(port, true));
  if (name === READABLE) return readableOver(lines[0], 0).face;
  if (name === WRITABLE) return writableOver(lines[0]).face;
  return transforms.joined(readableOver(lines[0], 0), writableOver(lines[1]));
}

/** One end of the channel. Whoever waits for its stream keeps the program alive where it has arrived, not where it came from. */
class Line {
  #port;
  #isOpen = true;
  #holds;

  constructor(port, holds = false) {
    this.#port = port;
    this.#holds = holds;
  }

  /** `reactions` by the type of the message; `fail` hears what cannot be read, and that the other end has gone without a word. */
  listen(reactions, fail) {
    const port = this.#port;
    apply(on, port, ['message', ({ type, value }) => reactions[type]?.(value)]);
    apply(on, port, ['messageerror', () => {
      const error = cloneError('A chunk of the stream could not be read.');
      this.send('error', error);
      this.close();
      fail(error);
    }]);
    apply(on, port, ['close', () => {
      if (this.#isOpen) fail(new codes.ERR_STREAM_PREMATURE_CLOSE());
      this.#isOpen = false;
    }]);
    apply(unref, port, []);
  }

  hold() {
    if (this.#holds && this.#isOpen) apply(ref, this.#port, []);
  }

  send(type, value) {
        apply(postMessage, this.#port, [{ type, value }]);
  }

  /** What cannot be cloned fails here and at the other end. */
  sendOrFail(type, value) {
    try {
      this.send(type, value);
    } catch (error) {
      this.send('error', error);
      throw error;
    }
  }

  sendLast(type, value) {
    try {
      this.sendOrFail(type, value);
    } finally {
      this.close();
    }
  }

  close() {
    this.#isOpen = false;
    apply(closePort, this.#port, []);
  }
}

function readableOver(line, highWaterMark) {
  const stream = readables.createReadable({
    highWaterMark,
    async pull() {
      line.hold();
      line.send('pull');
    },
    async cancel(reason) { line.sendLast('error', reason); },
  });
  const { controller } = stream;
  line.listen({
    chunk(value) { controller.enqueue(value); },
    close() {
      controller.close();
      line.close();
    },
    error(value) {
      controller.error(value);
      line.close();
    },
  }, (error) => controller.error(error));
  return stream;
}

function writableOver(line) {
  let wanted = new Deferred();
  const want = () => {
    wanted?.resolve();
    wanted = undefined;
  };
  const stream = writables.createWritable({
    write(chunk) {
      line.hold();
      return upon(wanted?.promise ?? Promise.resolve(), () => {
        wanted = new Deferred();
        try {
          line.sendOrFail('chunk', chunk);
        } catch (error) {
          line.close();
          throw error;
        }
      });
    },
    async close() { line.sendLast('close'); },
    async abort(reason) { line.sendLast('error', reason); },
  });
  const fail = (error) => {
    stream.controller.errorIfNeeded(error);
    want();
  };
  line.listen({ pull: want, error: fail }, fail);
  return stream;
}

module.exports = { classOf, checkMovable, Departure, arrive };
