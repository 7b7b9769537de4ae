// `internal/http/response`: `ServerResponse`, what a server answers. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#class-httpserverresponse
'use strict';

const { codes } = require('internal/errors');
const { OutgoingMessage } = require('internal/http/outgoing');
const { STATUS_CODES } = require('internal/http/status');
const { chunkExpression, _checkInvalidHeaderChar: isInvalidValue, validateHeaderName, validateHeaderValue, publish } = require('internal/http/common');
const { kOutHeaders } = require('internal/http/outgoing_fields');
const { validateInteger, validateObject } = require('internal/validators');

const kServerResponse = Symbol('ServerResponse');

function ServerResponse(request, options) {
  OutgoingMessage.call(this, options);
  if (request.method === 'HEAD') this._hasBody = false;
  this.req = request;
  this.sendDate = true;
  this._sent100 = false;
  this._expect_continue = false;
  if (request.httpVersionMajor < 1 || request.httpVersionMinor < 1) {
    this.useChunkedEncodingByDefault = chunkExpression.test(request.headers.te);
    this.shouldKeepAlive = false;
  }
  publish('http.server.response.created', () => ({ request, response: this }));
}
Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ServerResponse, OutgoingMessage);

ServerResponse.prototype.statusCode = 200;
ServerResponse.prototype.statusMessage = undefined;

const methods = {
  /** The socket is this response's turn. */
  assignSocket(socket) {
    if (socket._httpMessage) throw new codes.ERR_HTTP_SOCKET_ASSIGNED();
    socket._httpMessage = this;
    socket.on('close', onSocketClose);
    this.socket = socket;
    this.emit('socket', socket);
    this._flush();
  },

  detachSocket(socket) {
    socket.removeListener('close', onSocketClose);
    socket._httpMessage = null;
    this.socket = null;
  },

  /** An interim response, 1xx. */
  writeInformation(statusCode, headers, callback) {
    if (typeof headers === 'function') {
      callback = headers;
      headers = undefined;
    }
    validateInteger(statusCode, 'statusCode', 100, 199);
    if (statusCode === 101) throw new codes.ERR_HTTP_INVALID_STATUS_CODE(statusCode);
    if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('write');
    const lines = headers ? informationLines(this, headers) : '';
    this._writeRaw(`HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] || 'unknown'}\r\n${lines}\r\n`, 'ascii', callback);
  },

  writeContinue(callback) {
    this._writeRaw('HTTP/1.1 100 Continue\r\n\r\n', 'ascii', callback);
    this._sent100 = true;
  },

  writeProcessing(callback) {
    this._writeRaw('HTTP/1.1 102 Processing\r\n\r\n', 'ascii', callback);
  },

  writeEarlyHints(hints, callback) {
    validateHints(hints);
    const { link } = hints;
    if (link === undefined || link === null) return;
    const links = linkValue(link);
    if (links.length === 0) return;
    let head = `HTTP/1.1 103 Early Hints\r\nLink: ${links}\r\n`;
    for (const name of Object.keys(hints)) {
      if (name.toLowerCase() === 'link') continue;
      validateHeaderName(name);
      validateHeaderValue(name, hints[name], this._isLenientHeaderValidation());
      head += `${name}: ${hints[name]}\r\n`;
    }
    this._writeRaw(`${head}\r\n`, 'ascii', callback);
  },

  writeHead(statusCode, reason, headers) {
    if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('write');
    const given = statusCode;
    statusCode |= 0;
    if (statusCode < 100 || statusCode > 999) throw new codes.ERR_HTTP_INVALID_STATUS_CODE(given);
    if (typeof reason === 'string') {
      this.statusMessage = reason;
    } else {
      this.statusMessage ||= STATUS_CODES[statusCode] || 'unknown';
      headers ??= reason;
    }
    this.statusCode = statusCode;
    const fields = this[kOutHeaders] ? merged(this, headers) : headers;
    if (isInvalidValue(this.statusMessage)) throw new codes.ERR_INVALID_CHAR('statusMessage');
    if (statusCode === 204 || statusCode === 304 || statusCode < 200) this._hasBody = false;
    // A client that was not told to go on with its body may not, so that the connection is of no use afterwards.
    if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false;
    this._storeHeader(`HTTP/1.1 ${statusCode} ${this.statusMessage}\r\n`, fields);
    return this;
  },

  _implicitHeader() {
    this.writeHead(this.statusCode);
  },

  _finish() {
    OutgoingMessage.prototype._finish.call(this);
  },
};
for (const name of Object.keys(methods)) ServerResponse.prototype[name] = methods[name];

/** The fields of the call over those that were set. */
function merged(response, headers) {
  if (Array.isArray(headers)) {
    const pairs = pairsOf(headers);
    for (const [name] of pairs) response.removeHeader(name);
    for (const [name, value] of pairs) response.appendHeader(name, value);
  } else if (headers) {
    for (const name of Object.keys(headers)) {
      if (name) response.setHeader(name, headers[name]);
    }
  }
  return response[kOutHeaders];
}

function pairsOf(headers) {
  if (headers.length && Array.isArray(headers[0])) return headers;
  if (headers.length % 2 !== 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
  const pairs = [];
  for (let i = 0; i < headers.length; i += 2) pairs.push([headers[i], headers[i + 1]]);
  return pairs;
}

function informationLines(response, headers) {
  let lines = '';
  for (const [name, value] of Array.isArray(headers) ? pairsOf(headers) : Object.entries(headers)) {
    validateHeaderName(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      validateHeaderValue(name, one, response._isLenientHeaderValidation());
      lines += `${name}: ${one}\r\n`;
    }
  }
  return lines;
}

function validateHints(hints) {
  if (hints === null || typeof hints !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('hints', 'object', hints);
  validateObject(hints, 'hints');
}

const LINK = /^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/;

function linkValue(link) {
  const links = Array.isArray(link) ? link : [link];
  for (const one of links) {
    if (typeof one !== 'string' || !LINK.test(one)) {
      throw new codes.ERR_INVALID_ARG_VALUE('hints', link, 'must be an array or string of format "</styles.css>; rel=preload; as=style"');
    }
  }
  return links.join(', ');
}

/** The socket has closed with the response on it. */
function onSocketClose() {
  if (this._httpMessage) emitClose(this._httpMessage);
}

function emitClose(response) {
  if (response._closed) return;
  response.destroyed = true;
  response._closed = true;
  response.emit('close');
}

Object.assign(exports, { ServerResponse, kServerResponse, emitClose });
