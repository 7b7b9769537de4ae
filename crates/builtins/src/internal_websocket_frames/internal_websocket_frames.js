// `internal/websocket/frames`: frames of WebSocket connections as bytes, and back, for a client. Node 26.
// Follows https://www.rfc-editor.org/rfc/rfc6455#section-5 and, for compressed messages, https://www.rfc-editor.org/rfc/rfc7692#section-7
'use strict';

const { Buffer, isUtf8 } = require('buffer');

const CONTINUATION = 0;
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

const FINAL = 0x80;
const COMPRESSED = 0x40;
const MASKED = 0x80;

/** A frame of a client: all of its payload in one, masked. */
function frameOf(opcode, payload) {
  const { length } = payload;
  const extra = length < 126 ? 0 : length < 65536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(6 + extra + length);
  frame[0] = FINAL | opcode;
  if (extra === 0) frame[1] = MASKED | length;
  else frame[1] = MASKED | (extra === 2 ? 126 : 127);
  if (extra === 2) frame.writeUInt16BE(length, 2);
  else if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  const start = 6 + extra;
  const mask = require('crypto').randomBytes(4);
  mask.copy(frame, start - 4);
  for (let i = 0; i < length; i++) frame[start + i] = payload[i] ^ mask[i & 3];
  return frame;
}

/** What a frame must not be: the connection fails with that code and reason. */
class Refusal {
  constructor(code, reason) {
    this.code = code;
    this.reason = reason;
  }
}

const refuse = (reason, code = 1002) => new Refusal(code, reason);

/** Takes bytes as they come and gives whole messages: `onFrame(opcode, payload)`; `onRefusal(code, reason)` once, if something is wrong. */
class Receiver {
  #bytes = [];
  #length = 0;
  #fragments = [];
  #opcode = 0;
  #isCompressed = false;
  #inflate;
  #onFrame;
  #onRefusal;
  #isOver = false;

  /** `inflate(bytes)` gives what a compressed message stands for; undefined if nothing may be compressed. */
  constructor(inflate, onFrame, onRefusal) {
    this.#inflate = inflate;
    this.#onFrame = onFrame;
    this.#onRefusal = onRefusal;
  }

  push(bytes) {
    this.#bytes.push(bytes);
    this.#length += bytes.length;
    while (!this.#isOver) {
      const outcome = this.#next();
      if (outcome === undefined) return;
      if (outcome instanceof Refusal) {
        this.#isOver = true;
        this.#onRefusal(outcome.code, outcome.reason);
      }
    }
  }

  /** Nothing more is read. */
  stop() {
    this.#isOver = true;
  }

  /** True if a frame has been read, undefined if not all of it is there. */
  #next() {
    const head = this.#peek(2);
    if (head === undefined) return undefined;
    const [first, second] = head;
    const wrong = this.#refusalOf(first, second);
    if (wrong !== undefined) return wrong;
    const size = second & 0x7f;
    const extra = size < 126 ? 0 : size === 126 ? 2 : 8;
    const whole = this.#peek(2 + extra);
    if (whole === undefined) return undefined;
    const length = extra === 0 ? size : extra === 2 ? whole.readUInt16BE(2) : Number(whole.readBigUInt64BE(2));
    if (length > 2 ** 31 - 1) return refuse('Received payload length > 2^31 bytes.', 1009);
    if (this.#length < 2 + extra + length) return undefined;
    const payload = this.#take(2 + extra + length).subarray(2 + extra);
    return this.#accept(first & 0x0f, Boolean(first & FINAL), Boolean(first & COMPRESSED), payload);
  }

  #refusalOf(first, second) {
    const opcode = first & 0x0f;
    const isFinal = Boolean(first & FINAL);
    if (second & MASKED) return refuse('Frame cannot be masked');
    const isControl = opcode >= CLOSE && opcode <= PONG;
    if (!isControl && opcode > BINARY) return refuse('Invalid opcode received');
    if (first & COMPRESSED && this.#inflate === undefined) return refuse('Expected RSV1 to be clear.');
    if (first & 0x30) return refuse('RSV1, RSV2, RSV3 must be clear');
    if (isControl && ((second & 0x7f) > 125 || !isFinal)) {
      return refuse((second & 0x7f) > 125 ? 'Control frame either too large or fragmented' : 'Invalid frame type was fragmented.');
    }
    if (opcode === CONTINUATION && this.#fragments.length === 0) return refuse('Unexpected continuation frame');
    if ((opcode === TEXT || opcode === BINARY) && this.#fragments.length > 0) return refuse('Expected continuation frame');
    return undefined;
  }

  #accept(opcode, isFinal, isCompressed, payload) {
    if (opcode >= CLOSE) return opcode === CLOSE ? this.#close(payload) : this.#tell(opcode, payload);
    if (opcode !== CONTINUATION) {
      this.#opcode = opcode;
      this.#isCompressed = isCompressed;
    }
    this.#fragments.push(payload);
    if (!isFinal) return true;
    const fragments = this.#fragments;
    this.#fragments = [];
    let message = fragments.length === 1 ? fragments[0] : Buffer.concat(fragments);
    if (this.#isCompressed) {
      try {
        message = this.#inflate(message);
      } catch (error) {
        return refuse(error.message, 1007);
      }
    }
    if (this.#opcode === TEXT && !isUtf8(message)) return refuse('Received invalid UTF-8 in text frame.', 1007);
    return this.#tell(this.#opcode, message);
  }

  #close(payload) {
    if (payload.length === 1) return refuse('Received close frame with a 1-byte body.');
    if (payload.length >= 2 && !isValidCode(payload.readUInt16BE(0))) return refuse('Invalid status code');
    if (!isUtf8(payload.subarray(2))) return refuse('Invalid UTF-8', 1007);
    this.#isOver = true;
    return this.#tell(CLOSE, payload);
  }

  #tell(opcode, payload) {
    this.#onFrame(opcode, payload);
    return true;
  }

  /** The first bytes, which stay. */
  #peek(count) {
    if (this.#length < count) return undefined;
    if (this.#bytes[0].length < count) this.#bytes = [Buffer.concat(this.#bytes)];
    return this.#bytes[0];
  }

  #take(count) {
    const first = this.#peek(count);
    this.#length -= count;
    if (first.length === count) this.#bytes.shift();
    else this.#bytes[0] = first.subarray(count);
    return first.subarray(0, count);
  }
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4 */
function isValidCode(code) {
  if (code < 1000 || code > 4999) return false;
  return code >= 3000 || (code !== 1004 && code !== 1005 && code !== 1006 && code < 1015);
}

Object.assign(exports, { Receiver, frameOf, TEXT, BINARY, CLOSE, PING, PONG });
