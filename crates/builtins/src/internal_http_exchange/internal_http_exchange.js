// `internal/http/exchange`: a client's request on its socket, until its response has ended. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#httprequesturl-options-callback
//
// The listeners are shared by all requests; each finds its request as the socket's `_httpMessage`.
'use strict';

const { HTTPParser, freeParser, openParser, prepareError, publish } = require('internal/http/common');
const { kNeedDrain } = require('internal/http/outgoing');
const { run } = require('internal/async_context');

const { apply } = Reflect;

// What a parser is told about a response's body.
const USUAL = 0;
const WITHOUT_BODY = 1;
const UPGRADE = 2;

/** Under it a request keeps the asynchronous context in which it was made: a socket may have been made in another. */
const kFrame = Symbol('frame');

const within = (listener) => function(argument) {
  const request = this._httpMessage;
  return request ? run(request[kFrame], listener, this, argument) : apply(listener, this, [argument]);
};
const onData = within(receive);
const onEnd = within(endEarly);
const onClose = within(close);
const onError = within(breakOff);
const onDrain = within(drain);
const onTimeout = within(timeOut);
const onResponseTimeout = within(timeOutResponse);

function beginExchange(request, socket) {
  const parser = openParser(HTTPParser.RESPONSE, socket, request);
  request.socket = socket;
  parser.outgoing = request;
  parser.onIncoming = onResponse;
  parser.joinDuplicateHeaders = request.joinDuplicateHeaders;
  request.parser = parser;
  socket.parser = parser;
  socket._httpMessage = request;
  socket.on('error', onError);
  socket.on('data', onData);
  socket.on('end', onEnd);
  socket.on('close', onClose);
  socket.on('drain', onDrain);
  if (request.timeout !== undefined || request.agent?.options?.timeout) listenForTimeout(request);
  request.on('prefinish', onRequestSent);
  request.emit('socket', socket);
}

// ---- timeouts

/** From now on the socket's timeout is the request's. */
function listenForTimeout(request) {
  if (request.timeoutCb) return;
  request.timeoutCb = onTimeout;
  if (request.socket) request.socket.once('timeout', onTimeout);
  else request.on('socket', (socket) => socket.once('timeout', onTimeout));
}

function timeOut() {
  this._httpMessage?.emit('timeout');
}

function timeOutResponse() {
  this._httpMessage?.res?.emit('timeout');
}

// ---- what comes in

function receive(bytes) {
  const socket = this;
  const request = socket._httpMessage;
  const { parser } = socket;
  if (!parser || !request) return;
  parser.isExecuting = true;
  const outcome = parser.execute(bytes);
  parser.isExecuting = false;
  if (outcome instanceof Error) {
    prepareError(outcome, parser, bytes);
    freeParser(parser, request, socket);
    socket.removeListener('data', onData);
    socket.removeListener('end', onEnd);
    socket.destroy();
    request.socket._hadError = true;
    fail(request, outcome);
  } else if (parser.incoming?.upgrade) {
    upgrade(request, socket, parser, bytes.subarray(outcome));
  } else if (parser.incoming?.complete && !isInformational(parser.incoming.statusCode)) {
    socket.removeListener('data', onData);
    socket.removeListener('end', onEnd);
    socket.removeListener('drain', onDrain);
    freeParser(parser, request, socket);
  }
}

/** The socket is the listener's from now on. */
function upgrade(request, socket, parser, head) {
  const response = parser.incoming;
  request.res = response;
  socket.removeListener('data', onData);
  socket.removeListener('end', onEnd);
  socket.removeListener('drain', onDrain);
  if (request.timeoutCb) socket.removeListener('timeout', request.timeoutCb);
  socket.removeListener('timeout', onResponseTimeout);
  freeParser(parser, request, socket);
  const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
  if (request.listenerCount(event) === 0) {
    socket.destroy();
    return;
  }
  request.upgradeOrConnect = true;
  socket.emit('agentRemove');
  socket.removeListener('close', onClose);
  socket.removeListener('error', onError);
  socket._httpMessage = null;
  socket._readableState.flowing = null;
  request.emit(event, response, socket, head);
  request.destroyed = true;
  request._closed = true;
  request.emit('close');
}

const isInformational = (status) => status < 200 && status >= 100 && status !== 101;

/** A head has come. `this` is the parser; it is told what to make of it. */
function onResponse(response, keepsAlive) {
  const { socket } = this;
  const request = socket._httpMessage;
  if (request.res) {
    // Two answers to one request.
    socket.destroy();
    return USUAL;
  }
  request.res = response;
  if (response.upgrade) return UPGRADE;
  if (request.method === 'CONNECT') {
    response.upgrade = true;
    return UPGRADE;
  }
  if (isInformational(response.statusCode)) {
    request.res = null;
    if (response.statusCode === 100) request.emit('continue');
    const { statusCode, statusMessage, httpVersion, httpVersionMajor, httpVersionMinor, headers, rawHeaders } = response;
    request.emit('information', { statusCode, statusMessage, httpVersion, httpVersionMajor, httpVersionMinor, headers, rawHeaders });
    return WITHOUT_BODY;
  }
  if (request.shouldKeepAlive && !keepsAlive && !request.upgradeOrConnect) request.shouldKeepAlive = false;
  publish('http.client.response.finish', () => ({ request, response }));
  response.req = request;
  // Before the program's listeners.
  response.on('end', onResponseEnd);
  socket.on('timeout', onResponseTimeout);
  // Without a listener nobody can read it.
  if (request.aborted || !request.emit('response', response)) response._dump();
  if (request.method === 'HEAD') return WITHOUT_BODY;
  if (response.statusCode === 304) {
    response.complete = true;
    return WITHOUT_BODY;
  }
  return USUAL;
}

// ---- the end of it

function onResponseEnd() {
  const request = this.req;
  const { socket } = request;
  if (socket) {
    if (request.timeoutCb) socket.removeListener('timeout', request.timeoutCb);
    socket.removeListener('timeout', onResponseTimeout);
  }
  request._ended = true;
  if (!request.shouldKeepAlive) {
    if (socket?.writable) {
      if (typeof socket.destroySoon === 'function') socket.destroySoon();
      else socket.end();
    }
  } else if (request.writableFinished && !this.aborted) {
    release(request);
  }
}

/** All of the request is handed to the socket; the response may have ended before. */
function onRequestSent() {
  if (this.shouldKeepAlive && this._ended) release(this);
}

/** Gives the socket back, after the listeners of the response's end have run. */
function release(request) {
  const { socket } = request;
  if (request.timeoutCb) {
    socket.setTimeout(0, request.timeoutCb);
    request.timeoutCb = null;
  }
  socket.removeListener('close', onClose);
  socket.removeListener('error', onError);
  socket.removeListener('data', onData);
  socket.removeListener('end', onEnd);
  socket.removeListener('drain', onDrain);
  process.nextTick(emitFree, request);
  request.destroyed = true;
  // What becomes of the response is no longer the socket's concern.
  if (request.res) request.res.socket = null;
}

function emitFree(request) {
  request._closed = true;
  request.emit('close');
  request.socket?.emit('free');
}

function close() {
  const socket = this;
  const { parser } = socket;
  const request = socket._httpMessage;
  const response = request.res;
  request.destroyed = true;
  if (response) {
    if (!response.complete) response.destroy(reset('aborted'));
    request._closed = true;
    request.emit('close');
    if (!response.aborted && response.readable) response.push(null);
  } else {
    if (!request.socket._hadError) {
      request.socket._hadError = true;
      fail(request, reset('socket hang up'));
    }
    request._closed = true;
    request.emit('close');
  }
  // What waits will not be written.
  if (request.outputData) request.outputData.length = 0;
  if (parser) {
    parser.finish();
    freeParser(parser, request, socket);
  }
}

function endEarly() {
  const socket = this;
  const request = socket._httpMessage;
  const { parser } = socket;
  if (!request.res && !request.socket._hadError) {
    request.socket._hadError = true;
    fail(request, reset('socket hang up'));
  }
  if (parser) {
    parser.finish();
    freeParser(parser, request, socket);
  }
  socket.end();
}

function breakOff(error) {
  const socket = this;
  const request = socket._httpMessage;
  if (request) {
    // The error is told once.
    request.socket._hadError = true;
    fail(request, error);
  }
  const { parser } = socket;
  if (parser) {
    parser.finish();
    freeParser(parser, request, socket);
  }
  socket.removeListener('data', onData);
  socket.removeListener('end', onEnd);
  socket.destroy();
}

function drain() {
  const message = this._httpMessage;
  if (message && !message.finished && message[kNeedDrain]) {
    message[kNeedDrain] = false;
    message.emit('drain');
  }
}

function fail(request, error) {
  publish('http.client.request.error', () => ({ request, error }));
  request.emit('error', error);
}

/** A request that never got onto a socket is over. */
function closeRequest(request, error) {
  const failure = error || (request.aborted ? undefined : reset('socket hang up'));
  if (failure) fail(request, failure);
  request._closed = true;
  request.emit('close');
}

function reset(text) {
  const error = new Error(text);
  error.code = 'ECONNRESET';
  return error;
}

Object.assign(exports, { beginExchange, closeRequest, kFrame, listenForTimeout });
