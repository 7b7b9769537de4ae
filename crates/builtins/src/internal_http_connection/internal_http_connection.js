// `internal/http/connection`: a connection of the server: requests come out of its parser, responses go onto it in turn. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#class-httpserver
'use strict';

const { bind } = require('internal/async_context');
const { codes } = require('internal/errors');
const { now } = require('internal/loop');
const { HTTPParser, continueExpression, freeParser, isTimed, openParser, prepareError, publish, tellExchange } = require('internal/http/common');
const { kDetachAbortSignal } = require('internal/http/incoming');
const { kServerResponse, emitClose } = require('internal/http/response');
const { kNeedDrain } = require('internal/http/outgoing');
const { kUniqueHeaders } = require('internal/http/outgoing_head');
const { STATUS_CODES } = require('internal/http/status');

/** Under it a server keeps the parsers of its connections. */
const kConnections = Symbol('http.server.connections');
const kOptimizeEmptyRequests = Symbol('OptimizeEmptyRequestsOption');

// What a parser is told about a request's upgrade.
const GO_ON = 0;
const UPGRADE = 2;
const NO_UPGRADE = 3;

const noop = () => {};

function connectionListener(socket) {
  const server = this;
  socket.server ??= server;
  socket.server = server;
  if (server.timeout && typeof socket.setTimeout === 'function') socket.setTimeout(server.timeout);
  socket.on('timeout', onTimeout);
  const parser = openParser(HTTPParser.REQUEST, socket, server);
  (server[kConnections] ??= new Set()).add(parser);
  socket.parser = parser;
  new Connection(server, socket, parser);
}

/** Its listeners are functions that know it, because sockets call them with themselves as `this`. */
class Connection {
  /** Requests that are not yet answered. */
  incoming = [];
  /** Responses whose turn has not come. */
  outgoing = [];
  outgoingSize = 0;
  requestCount = 0;
  hasKeepAliveTimeout = false;

  constructor(server, socket, parser) {
    this.server = server;
    this.socket = socket;
    this.parser = parser;
    parser.onIncoming = (request, keepsAlive) => this.onRequest(request, keepsAlive);
    // Requests are told in the frame of the connection, whichever wrote the bytes.
    this.onData = bind((bytes) => this.receive(bytes));
    this.onEnd = () => this.end();
    this.onClose = () => this.close();
    this.onDrain = () => this.drain();
    socket.on('error', onError);
    socket.on('end', this.onEnd);
    socket.on('data', this.onData);
    socket.on('close', this.onClose);
    socket.on('drain', this.onDrain);
    socket.setEncoding = refuseEncoding;
    socket._paused = false;
  }

  // ---- what comes in

  receive(bytes) {
    const { parser } = this;
    if (this.socket.parser !== parser) return;
    parser.isExecuting = true;
    parser.takesTurns = Boolean(this.socket._handle) && this.socket.listenerCount('data') === 1;
    const outcome = parser.execute(bytes);
    parser.isExecuting = false;
    this.hasExecuted(outcome, bytes);
  }

  hasExecuted(outcome, bytes) {
    const { parser, socket } = this;
    this.resetTimeout();
    if (outcome instanceof Error) {
      prepareError(outcome, parser, bytes);
      onError.call(socket, outcome);
    } else if (parser.incoming?.upgrade) {
      this.upgrade(parser.incoming, bytes.subarray(outcome));
    } else if (socket._paused && socket.parser) {
      // Requests that have come are answered first.
      socket.parser.pause();
    }
  }

  /** The socket is the listener's from now on. */
  upgrade(request, head) {
    const { server, socket, parser } = this;
    for (const [event, listener] of [['data', this.onData], ['end', this.onEnd], ['close', this.onClose], ['drain', this.onDrain],
      ['error', onError], ['timeout', onTimeout]]) {
      socket.removeListener(event, listener);
    }
    server[kConnections].delete(parser);
    freeParser(parser, null, socket);
    const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (event === 'connect' && server.listenerCount('connect') === 0) {
      socket.destroy();
      return;
    }
    socket._readableState.flowing = null;
    server.emit(event, request, socket, head);
    // A listener that has begun to read expects nothing to be missing; without one nothing is to flow.
    if (server.listenerCount(event) === 0) socket.destroy();
  }

  end() {
    const { server, socket, parser } = this;
    if (socket.parser !== parser) return;
    const failure = parser.finish();
    if (failure instanceof Error) {
      onError.call(socket, failure);
    } else if (!server.httpAllowHalfOpen) {
      socket.end();
    } else if (this.outgoing.length > 0) {
      this.outgoing.at(-1)._last = true;
    } else if (socket._httpMessage) {
      socket._httpMessage._last = true;
    } else {
      socket.end();
    }
  }

  close() {
    const { parser, socket } = this;
    this.server[kConnections]?.delete(parser);
    freeParser(parser, null, socket);
    for (const request of this.incoming.splice(0)) request.destroy(aborted());
  }

  // ---- requests

  onRequest(request, keepsAlive) {
    const { server, socket } = this;
    this.resetTimeout();
    let verdict = GO_ON;
    if (request.upgrade) {
      request.upgrade = request.method === 'CONNECT' || Boolean(server.shouldUpgradeCallback(request));
      if (request.upgrade) return UPGRADE;
      verdict = NO_UPGRADE;
    }
    this.incoming.push(request);
    this.restrain();
    const response = this.makeResponse(request, keepsAlive);
    publish('http.server.request.start', () => ({ request, response, socket, server }));
    if (server[kOptimizeEmptyRequests] && isBodyless(request)) request._dumpAndCloseReadable();
    if (socket._httpMessage) this.outgoing.push(response);
    else response.assignSocket(socket);
    response.on('finish', () => this.hasAnswered(request, response));
    if (isTimed()) this.time(request, response);
    this.dispatch(request, response);
    return verdict;
  }

  /** A client that asks and asks but does not read is not read from either. */
  restrain() {
    const { socket } = this;
    if (socket._paused) return;
    if (socket._writableState?.needDrain || this.outgoingSize >= socket.writableHighWaterMark) {
      socket._paused = true;
      socket.pause();
    }
  }

  makeResponse(request, keepsAlive) {
    const { server } = this;
    const response = new server[kServerResponse](request, {
      highWaterMark: this.socket.writableHighWaterMark,
      rejectNonStandardBodyWrites: server.rejectNonStandardBodyWrites,
    });
    response._keepAliveTimeout = server.keepAliveTimeout;
    response._maxRequestsPerSocket = server.maxRequestsPerSocket;
    response._onPendingData = (size) => this.addPending(size);
    response.shouldKeepAlive = keepsAlive;
    response[kUniqueHeaders] = server[kUniqueHeaders];
    return response;
  }

  time({ method, url, headers }, response) {
    const begun = now();
    response.on('finish', () => {
      const { statusCode, statusMessage } = response;
      tellExchange('HttpRequest', begun, { method, url, headers }, { statusCode, statusMessage, headers: { ...response.getHeaders() } });
    });
  }

  dispatch(request, response) {
    const { server } = this;
    if (request.httpVersionMajor === 1 && request.httpVersionMinor === 1) {
      if (server.requireHostHeader && request.headers.host === undefined) {
        response.writeHead(400, ['Connection', 'close']);
        response.end();
        return;
      }
      if (this.hasTooMany(request, response)) return;
      if (request.headers.expect !== undefined) {
        this.expect(request, response);
        return;
      }
    }
    server.emit('request', request, response);
  }

  hasTooMany(request, response) {
    const { server } = this;
    const most = server.maxRequestsPerSocket;
    if (typeof most !== 'number' || most <= 0) return false;
    this.requestCount++;
    response.maxRequestsOnConnectionReached = most <= this.requestCount;
    if (most >= this.requestCount) return false;
    server.emit('dropRequest', request, this.socket);
    response.writeHead(503);
    response.end();
    return true;
  }

  expect(request, response) {
    const { server } = this;
    if (!continueExpression.test(request.headers.expect)) {
      if (server.listenerCount('checkExpectation') > 0) {
        server.emit('checkExpectation', request, response);
      } else {
        response.writeHead(417);
        response.end();
      }
      return;
    }
    response._expect_continue = true;
    if (server.listenerCount('checkContinue') > 0) {
      server.emit('checkContinue', request, response);
    } else {
      response.writeContinue();
      server.emit('request', request, response);
    }
  }

  // ---- responses

  hasAnswered(request, response) {
    const { server, socket } = this;
    publish('http.server.response.finish', () => ({ request, response, socket, server }));
    const at = this.incoming.indexOf(request);
    if (at !== -1) this.incoming.splice(at, 1);
    // A body that nobody asked for must not stand in the way of the next request.
    const { ended, length } = request._readableState;
    if (ended && length === 0) endUnread(request);
    else if (!request._consuming && request.readableFlowing !== true) request._dump();
    request[kDetachAbortSignal]?.();
    response.detachSocket(socket);
    if (this.parser.incoming === request && request.complete) this.parser.incoming = null;
    process.nextTick(emitClose, response);
    if (response._last) {
      if (typeof socket.destroySoon === 'function') socket.destroySoon();
      else socket.end();
    } else if (this.outgoing.length === 0) {
      this.awaitNext();
    } else {
      this.outgoing.shift().assignSocket(socket);
    }
  }

  awaitNext() {
    const { server, socket } = this;
    if (!server.keepAliveTimeout || typeof socket.setTimeout !== 'function') return;
    socket.setTimeout(server.keepAliveTimeout + server.keepAliveTimeoutBuffer);
    this.hasKeepAliveTimeout = true;
  }

  resetTimeout() {
    if (!this.hasKeepAliveTimeout) return;
    this.socket.setTimeout(this.server.timeout || 0);
    this.hasKeepAliveTimeout = false;
  }

  /** Bytes that wait for their response's turn, or have got it. */
  addPending(size) {
    this.outgoingSize += size;
    if (this.socket._paused && this.outgoingSize < this.socket.writableHighWaterMark) this.drain();
  }

  drain() {
    const { socket } = this;
    const mustWait = this.outgoingSize > socket.writableHighWaterMark;
    if (socket._paused && !mustWait) {
      socket._paused = false;
      if (socket.parser) socket.parser.resume();
      socket.resume();
    }
    const message = socket._httpMessage;
    if (message && !message.finished && message[kNeedDrain]) {
      message[kNeedDrain] = false;
      message.emit('drain');
    }
  }
}

/** The parser wants bytes. */
function refuseEncoding() {
  throw new codes.ERR_HTTP_SOCKET_ENCODING();
}

const isBodyless = ({ headers }) => headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;

function aborted() {
  const error = new Error('aborted');
  error.code = 'ECONNRESET';
  return error;
}

// ---- what goes wrong; `this` is the socket

function onError(error) {
  this.removeListener('error', onError);
  if (this.listenerCount('error', noop) === 0) this.on('error', noop);
  if (this.server.emit('clientError', error, this)) return;
  // An answer that has begun is not to be mixed with another.
  if (this.writable && (!this._httpMessage || !this._httpMessage._headerSent)) {
    const status = statusOf(error);
    this.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`, 'latin1');
  }
  this.destroy(error);
}

function statusOf(error) {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW': return 431;
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW': return 413;
    case 'ERR_HTTP_REQUEST_TIMEOUT': return 408;
    default: return 400;
  }
}

function onTimeout() {
  const request = this.parser?.incoming;
  const isHeard = [
    request && !request.complete && request.emit('timeout', this),
    this._httpMessage?.emit('timeout', this),
    this.server.emit('timeout', this),
  ].some(Boolean);
  if (!isHeard) this.destroy();
}

/** Ends the connections whose request takes longer than the server allows. */
function expire(server) {
  const { headersTimeout, requestTimeout } = server;
  const time = now();
  const isLate = (since, limit) => limit > 0 && since > 0 && time - since > limit;
  for (const parser of [...server[kConnections]]) {
    if (isLate(parser.headBegunAt, headersTimeout) || isLate(parser.begunAt, requestTimeout)) {
      onError.call(parser.socket, new codes.ERR_HTTP_REQUEST_TIMEOUT());
    }
  }
}

/** There is nothing in the body: its end is told, also to who has paused. */
function endUnread(request) {
  if (request._dumped) return;
  request._dumped = true;
  request.read();
}

Object.assign(exports, { connectionListener, kConnections, kOptimizeEmptyRequests, expire });
