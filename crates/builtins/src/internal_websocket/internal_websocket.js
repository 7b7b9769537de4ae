// `internal/websocket`: the global WebSocket, Node 26. Follows https://websockets.spec.whatwg.org/#the-websocket-interface
'use strict';

const { EventTarget, Event } = require('internal/event_target');
const { DOMException } = require('internal/dom_exception');
const { MessageEvent } = require('internal/message_event');
const { ErrorEvent, CloseEvent } = require('internal/event_classes');
const { illegal, required } = require('internal/fetch/webidl');
const { Receiver, frameOf, TEXT, BINARY, CLOSE, PING, PONG } = require('internal/websocket/frames');
const { Buffer } = require('buffer');

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

/** How long a server may take to answer the end, in milliseconds. */
const CLOSING_TIME = 3_000;
const NO_STATUS = 1005;
const ABNORMAL = 1006;
const LONGEST_REASON = 123;

const HANDLED = ['open', 'error', 'close', 'message'];

class WebSocket extends EventTarget {
  #url;
  #state = CONNECTING;
  #protocol = '';
  #extensions = '';
  #binaryType = 'blob';
  #buffered = 0;
  #handlers = { __proto__: null, open: null, error: null, close: null, message: null };
  #socket = null;
  #receiver = null;
  #abandon = null;
  #timer = null;
  /** Data that wait for a Blob before them. */
  #sending = null;
  #isRefed = true;
  #hasSentClose = false;
  #hasFailed = false;
  /** What the server's close frame says. */
  #told = null;

  constructor(url, protocols = []) {
    super();
    required(1, arguments, 'WebSocket constructor');
    const options = readOptions(protocols);
    this.#url = readUrl(url);
    checkProtocols(options.protocols);
    const { openConnection } = require('internal/websocket/handshake');
    this.#abandon = openConnection(this.#url, options.protocols, {
      onOpen: (socket, head, protocol, extensions) => this.#open(socket, head, protocol, extensions),
      onFailure: () => this.#fail(),
    });
  }

  // ---- its life

  #open(socket, head, protocol, extensions) {
    if (this.#state !== CONNECTING) {
      socket.destroy();
      return;
    }
    this.#socket = socket;
    this.#protocol = protocol;
    this.#extensions = extensions;
    this.#receiver = new Receiver(inflaterOf(extensions), (opcode, payload) => this.#receive(opcode, payload), (code, reason) => this.#refuse(code, reason));
    socket.setNoDelay(true);
    socket.setTimeout(0);
    socket.on('data', (bytes) => this.#receiver.push(bytes));
    socket.on('close', () => this.#end());
    socket.on('error', () => {});
    if (!this.#isRefed) socket.unref();
    this.#state = OPEN;
    this.dispatchEvent(new Event('open'));
    if (head.length > 0) this.#receiver.push(head);
  }

  #receive(opcode, payload) {
    switch (opcode) {
      case PING:
        if (!this.#hasSentClose) this.#socket.write(frameOf(PONG, payload));
        break;
      case TEXT:
      case BINARY:
        if (this.#state === OPEN) this.#message(opcode, payload);
        break;
      case CLOSE:
        this.#told = payload;
        if (!this.#hasSentClose) this.#sendClose(payload.subarray(0, 2));
        this.#state = CLOSING;
        this.#endSoon();
    }
  }

  #message(opcode, payload) {
    let data;
    if (opcode === TEXT) data = payload.utf8Slice();
    else if (this.#binaryType === 'blob') data = new Blob([payload]);
    else data = payload.buffer.slice(payload.byteOffset, payload.byteOffset + payload.byteLength);
    this.dispatchEvent(new MessageEvent('message', { data, origin: originOf(this.#url) }));
  }

  /** The server does not keep to the protocol. */
  #refuse(code, reason) {
    if (!this.#hasSentClose) this.#sendClose(closePayload(code, reason));
    this.#told = null;
    this.#socket.end();
    this.#fail();
  }

  #sendClose(payload) {
    this.#hasSentClose = true;
    this.#socket.write(frameOf(CLOSE, payload));
  }

  /** The server ends the connection; if it takes too long, it is ended here. */
  #endSoon() {
    this.#socket.end();
    this.#timer = require('internal/loop').setTimeout(() => this.#socket.destroy(), CLOSING_TIME).unref();
  }

  /** There is no connection any more. */
  #end() {
    if (this.#hasFailed || this.#state === CLOSED) return;
    this.#receiver.stop();
    require('internal/loop').clearTimeout(this.#timer);
    const told = this.#told;
    const wasClean = told !== null && this.#hasSentClose;
    this.#state = CLOSED;
    if (!wasClean) this.dispatchEvent(errorEvent());
    const code = told === null ? ABNORMAL : told.length < 2 ? NO_STATUS : told.readUInt16BE(0);
    const reason = told === null ? '' : told.subarray(2).utf8Slice();
    this.dispatchEvent(new CloseEvent('close', { wasClean, code, reason }));
  }

  /** There was none, or it is of no use. */
  #fail() {
    if (this.#hasFailed || this.#state === CLOSED) return;
    this.#hasFailed = true;
    this.#state = CLOSED;
    this.#abandon();
    this.#receiver?.stop();
    this.dispatchEvent(errorEvent());
    this.dispatchEvent(new CloseEvent('close', { wasClean: false, code: ABNORMAL, reason: '' }));
  }

  close(code = undefined, reason = undefined) {
    check(this);
    if (code !== undefined) {
      const number = Number(code);
      code = Number.isNaN(number) ? 0 : Math.min(Math.max(Math.trunc(number), 0), 65535);
    }
    const text = reason === undefined ? '' : `${reason}`.toWellFormed();
    if (code !== undefined && code !== 1000 && (code < 3000 || code > 4999)) throw new DOMException('invalid code', 'InvalidAccessError');
    const length = Buffer.byteLength(text);
    if (length > LONGEST_REASON) throw new DOMException(`Reason must be less than 123 bytes; received ${length}`, 'SyntaxError');
    if (this.#state === CLOSING || this.#state === CLOSED) return;
    if (this.#state === CONNECTING) {
      this.#fail();
      this.#state = CLOSING;
      return;
    }
    this.#state = CLOSING;
    const payload = code === undefined && text === '' ? Buffer.alloc(0) : closePayload(code ?? 1000, text);
    const send = () => {
      if (!this.#hasSentClose && this.#socket.writable) this.#sendClose(payload);
    };
    // What was sent before goes out before.
    if (this.#sending === null) send();
    else this.#sending.then(send);
  }

  // ---- sending

  send(data) {
    check(this);
    required(1, arguments, 'WebSocket.send');
    if (this.#state === CONNECTING) throw new DOMException('Sent before connected.', 'InvalidStateError');
    const isBlob = data instanceof Blob;
    const [opcode, bytes] = isBlob ? [BINARY, undefined] : bytesOf(data);
    if (this.#state !== OPEN) return;
    const length = isBlob ? data.size : bytes.length;
    this.#buffered += length;
    if (!isBlob && this.#sending === null) {
      this.#write(opcode, bytes, length);
      return;
    }
    const before = this.#sending;
    const mine = (async () => {
      const payload = isBlob ? new Uint8Array(await data.arrayBuffer()) : bytes;
      await before;
      this.#write(opcode, payload, length);
      if (this.#sending === mine) this.#sending = null;
    })();
    this.#sending = mine;
  }

  #write(opcode, payload, length) {
    if (!this.#socket.writable) return;
    this.#socket.write(frameOf(opcode, payload), () => {
      this.#buffered -= length;
    });
  }

  // ---- what it is

  get readyState() { return check(this).#state; }
  get bufferedAmount() { return check(this).#buffered; }
  get url() { return check(this).#url.href; }
  get extensions() { return check(this).#extensions; }
  get protocol() { return check(this).#protocol; }
  get onopen() { return check(this).#handlers.open; }
  set onopen(value) { check(this).#handle('open', value); }
  get onerror() { return check(this).#handlers.error; }
  set onerror(value) { check(this).#handle('error', value); }
  get onclose() { return check(this).#handlers.close; }
  set onclose(value) { check(this).#handle('close', value); }
  get onmessage() { return check(this).#handlers.message; }
  set onmessage(value) { check(this).#handle('message', value); }
  get binaryType() { return check(this).#binaryType; }
  set binaryType(type) { check(this).#binaryType = type === 'arraybuffer' ? 'arraybuffer' : 'blob'; }

  #handle(type, value) {
    const before = this.#handlers[type];
    if (before !== null) this.removeEventListener(type, before);
    this.#handlers[type] = typeof value === 'function' ? value : null;
    if (typeof value === 'function') this.addEventListener(type, value);
  }

  [Symbol.for('nodejs.ref')]() {
    this.#isRefed = true;
    this.#socket?.ref();
  }

  [Symbol.for('nodejs.unref')]() {
    this.#isRefed = false;
    this.#socket?.unref();
  }

  static is(value) {
    return typeof value === 'object' && value !== null && #url in value;
  }
}

const { is } = WebSocket;
delete WebSocket.is;

function check(value) {
  if (!is(value)) throw illegal();
  return value;
}

for (const name of ['close', 'send', 'readyState', 'bufferedAmount', 'url', 'extensions', 'protocol', ...HANDLED.map((type) => `on${type}`), 'binaryType']) {
  Object.defineProperty(WebSocket.prototype, name, { enumerable: true });
}
for (const [name, value] of Object.entries({ CONNECTING, OPEN, CLOSING, CLOSED })) {
  const constant = { value, writable: false, enumerable: true, configurable: false };
  Object.defineProperty(WebSocket, name, constant);
  Object.defineProperty(WebSocket.prototype, name, constant);
}
Object.defineProperty(WebSocket.prototype, Symbol.toStringTag, { value: 'WebSocket', configurable: true });

// ---- arguments

function readOptions(protocols) {
  if (typeof protocols === 'string') return { protocols: [protocols] };
  if (protocols !== null && typeof protocols === 'object') {
    if (typeof protocols[Symbol.iterator] === 'function') return { protocols: [...protocols].map(String) };
    const given = protocols.protocols ?? [];
    return { protocols: typeof given === 'string' ? [given] : [...given].map(String) };
  }
  return { protocols: protocols === undefined || typeof protocols !== 'symbol' ? [] : [String(protocols)] };
}

function readUrl(given) {
  const text = `${given}`;
  let url;
  try {
    url = new URL(text);
  } catch (error) {
    throw new DOMException(`${error}`, 'SyntaxError');
  }
  if (url.protocol === 'http:') url.protocol = 'ws:';
  else if (url.protocol === 'https:') url.protocol = 'wss:';
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') throw new DOMException('expected a ws: or wss: url', 'SyntaxError');
  if (url.hash || url.href.endsWith('#')) throw new DOMException('hash', 'SyntaxError');
  return url;
}

/** Of text they are tokens: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
function checkProtocols(protocols) {
  const isUnique = new Set(protocols.map((name) => name.toLowerCase())).size === protocols.length;
  if (isUnique && protocols.every((name) => /^[!#$%&'*+\-.^_`|~\da-z]+$/i.test(name))) return;
  throw new DOMException('Invalid Sec-WebSocket-Protocol value', 'SyntaxError');
}

function bytesOf(data) {
  if (ArrayBuffer.isView(data)) return [BINARY, Buffer.from(data.buffer, data.byteOffset, data.byteLength)];
  if (require('util').types.isAnyArrayBuffer(data)) return [BINARY, Buffer.from(data)];
  return [TEXT, Buffer.from(`${data}`.toWellFormed())];
}

function closePayload(code, reason) {
  const payload = Buffer.alloc(2 + Buffer.byteLength(reason));
  payload.writeUInt16BE(code, 0);
  payload.write(reason, 2);
  return payload;
}

const originOf = (url) => `${url.protocol}//${url.host}`;

/** What went wrong is not told to programs. */
function errorEvent() {
  return new ErrorEvent('error', { error: new TypeError(''), message: '' });
}

// ---- compressed messages: https://www.rfc-editor.org/rfc/rfc7692#section-7.2.2

const TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff]);
/** The last bytes of what came before, which later messages may refer to. */
const WINDOW = 32768;
/** No message is larger, so that a small one does not fill the memory. */
const MOST_INFLATED = 128 << 20;

function inflaterOf(extensions) {
  const { readExtensions } = require('internal/websocket/handshake');
  if (extensions === '') return undefined;
  const parameters = readExtensions(extensions);
  const keepsWindow = !('server_no_context_takeover' in parameters);
  const windowBits = Number(parameters.server_max_window_bits || 15);
  let window;
  return (bytes) => {
    const { inflateRawSync, constants } = require('zlib');
    const options = { windowBits, finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_INFLATED };
    if (window?.length > 0) options.dictionary = window;
    const message = inflateRawSync(Buffer.concat([bytes, TAIL]), options);
    if (keepsWindow) window = Buffer.concat([window ?? Buffer.alloc(0), message]).subarray(-WINDOW);
    return message;
  };
}

Object.assign(exports, { WebSocket });
