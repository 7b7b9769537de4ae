// `internal/test/frames`: events on a pipe, from a process that runs one file to the one that runs them all, Node 26. What the file itself prints
// is on the same pipe between them, so frames begin with bytes that no text has.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#runoptions
'use strict';

const { deserialize, serialize } = require('v8');
const { makeReadable } = require('internal/stack');

const MARK = Buffer.from([0xff, 0x0f, 0xff, 0x0e]);
const HEAD = MARK.length + 4;

function writeFrames(stream, output) {
  stream.on('data', ({ type, data }) => {
    const body = serialize({ type, data: movable(data) });
    const head = Buffer.alloc(HEAD);
    MARK.copy(head);
    head.writeUInt32BE(body.length, MARK.length);
    output.write(Buffer.concat([head, body]));
  });
}

/** Errors keep what the other side shows of them. */
function movable(data) {
  const error = data.details?.error;
  if (error === undefined) return data;
  makeReadable(error);
  return { ...data, details: { ...data.details, error: movableFailure(error) } };
}

function movableFailure(error) {
  if (error.code !== 'ERR_TEST_FAILURE') return { own: movableError(error) };
  const { cause, code, failureType, message, stack } = error;
  return { cause: movableError(cause), code, failureType, message, stack };
}

function movableError(thrown) {
  if (!(thrown instanceof Error)) {
    return { value: typeof thrown === 'function' || typeof thrown === 'symbol' ? require('util').inspect(thrown) : thrown };
  }
  const own = {};
  for (const [name, value] of Object.entries(thrown)) {
    try {
      serialize(value);
      own[name] = value;
    } catch {
      own[name] = require('util').inspect(value);
    }
  }
  makeReadable(thrown);
  const { code, name, message, stack } = thrown;
  if (code !== undefined) own.code = code; // a DOMException's is inherited
  return { error: { name, message, stack, own, cause: thrown.cause instanceof Error ? movableError(thrown.cause) : undefined } };
}

/** Takes bytes as they come; tells events and the text between them. */
class FrameReader {
  #held = Buffer.alloc(0);

  constructor(onEvent, onText) {
    this.onEvent = onEvent;
    this.onText = onText;
  }

  take(bytes) {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    while (this.#takeOne());
  }

  /** The end of the pipe: half a frame is text, whatever wrote it. */
  end() {
    if (this.#held.length > 0) this.onText(this.#held);
  }

  #takeOne() {
    const held = this.#held;
    const at = held.indexOf(MARK);
    if (at !== 0) return this.#takeText(at);
    if (held.length < HEAD) return false;
    const end = HEAD + held.readUInt32BE(MARK.length);
    if (held.length < end) return false;
    this.#held = held.subarray(end);
    const { type, data } = deserialize(held.subarray(HEAD, end));
    this.onEvent(type, restored(data));
    return this.#held.length > 0;
  }

  /** All before the next mark; of an end that may be half a mark, nothing. */
  #takeText(at) {
    const held = this.#held;
    const end = at === -1 ? held.length - halfMark(held) : at;
    if (end <= 0) return false;
    this.#held = held.subarray(end);
    this.onText(held.subarray(0, end));
    return at !== -1;
  }
}

/** How many bytes at the end may be the beginning of a mark. */
function halfMark(bytes) {
  for (let length = Math.min(MARK.length - 1, bytes.length); length > 0; length--) {
    if (bytes.subarray(bytes.length - length).equals(MARK.subarray(0, length))) return length;
  }
  return 0;
}

function restored(data) {
  const error = data.details?.error;
  if (error === undefined) return data;
  data.details.error = error.own === undefined ? restoredFailure(error) : restoredError(error.own);
  return data;
}

function restoredFailure({ cause, failureType, message, stack }) {
  const { codes: { ERR_TEST_FAILURE } } = require('internal/errors');
  const failure = new ERR_TEST_FAILURE(restoredError(cause), failureType);
  failure.message = message;
  failure.stack = stack;
  return failure;
}

function restoredError({ value, error }) {
  if (error === undefined) return value;
  const { name, message, stack, own, cause } = error;
  const Class = { TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError }[name] ?? Error;
  const made = new Class(message, cause === undefined ? undefined : { cause: restoredError(cause) });
  if (made.name !== name) Object.defineProperty(made, 'name', { value: name, configurable: true, writable: true });
  Object.defineProperty(made, 'stack', { value: stack, configurable: true, writable: true });
  return Object.assign(made, own);
}

Object.assign(exports, { writeFrames, FrameReader });
