// `internal/http/outgoing_head`: the head of a message as text, with the fields that HTTP needs and the program has not set. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#responsewriteheadstatuscode-statusmessage-headers and https://www.rfc-editor.org/rfc/rfc9112
'use strict';

const { codes } = require('internal/errors');
const { chunkExpression, validateHeaderName, validateHeaderValue } = require('internal/http/common');
const { kOutHeaders } = require('internal/http/outgoing_fields');

/** Under it a message keeps the names of `uniqueHeaders`. */
const kUniqueHeaders = Symbol('kUniqueHeaders');

/** Makes `message._header` of its first line and fields; `headers`, if given, replaces what was set. */
function storeHead(message, firstLine, headers) {
  const seen = {
    connection: false, length: false, encoding: false, date: false, expect: false, trailer: false, text: firstLine,
    isLenient: message._isLenientHeaderValidation(),
  };
  addGiven(message, seen, headers);
  if (message.sendDate && !seen.date) seen.text += `Date: ${utcDate()}\r\n`;
  // https://www.rfc-editor.org/rfc/rfc9110#section-15.3.5: these never have a body.
  if (message.chunkedEncoding && (message.statusCode === 204 || message.statusCode === 304)) {
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  addConnection(message, seen);
  if (!seen.length && !seen.encoding) addFraming(message, seen);
  if (!message.chunkedEncoding && seen.trailer) throw new codes.ERR_HTTP_TRAILER_INVALID();
  message._header = `${seen.text}\r\n`;
  message._headerSent = false;
  // The other side waits for nothing but this head before it says 100 Continue.
  if (seen.expect) message._send('');
}

// ---- what the program gave

function addGiven(message, seen, headers) {
  if (!headers) return;
  if (headers === message[kOutHeaders]) {
    for (const key in headers) add(message, seen, headers[key][0], headers[key][1], false);
  } else if (Array.isArray(headers)) {
    addList(message, seen, headers);
  } else {
    for (const name in headers) {
      if (Object.hasOwn(headers, name)) add(message, seen, name, headers[name], true);
    }
  }
}

/** Pairs, or names and values in turn. */
function addList(message, seen, headers) {
  if (headers.length && Array.isArray(headers[0])) {
    for (const [name, value] of headers) add(message, seen, name, value, true);
    return;
  }
  if (headers.length % 2 !== 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
  for (let i = 0; i < headers.length; i += 2) add(message, seen, headers[i], headers[i + 1], true);
}

function add(message, seen, name, given, isUnchecked) {
  if (isUnchecked) validateHeaderName(name);
  let value = given;
  if (isDisposition(name) && message._contentLength) value = asLatin1(value);
  if (!Array.isArray(value)) return addLine(message, seen, name, value, isUnchecked);
  // A name that may stand there once only: its values are joined.
  const isUnique = message[kUniqueHeaders]?.has(name.toLowerCase());
  const mayRepeat = value.length < 2 || !isCookie(name);
  if (mayRepeat && !isUnique) {
    for (const one of value) addLine(message, seen, name, one, isUnchecked);
  } else {
    addLine(message, seen, name, value.join('; '), isUnchecked);
  }
}

function addLine(message, seen, name, value, isUnchecked) {
  if (isUnchecked) validateHeaderValue(name, value, seen.isLenient);
  seen.text += `${name}: ${value}\r\n`;
  note(message, seen, name, value);
}

/** The lengths of the names below: few others need to be looked at. */
const NOTED_LENGTHS = new Set([4, 6, 7, 10, 14, 17]);

/** Remembers the fields that decide how the message is sent. */
function note(message, seen, name, value) {
  if (!NOTED_LENGTHS.has(name.length)) return;
  switch (name.toLowerCase()) {
    case 'connection':
      seen.connection = true;
      message._removedConnection = false;
      if (/(?:^|\W)close(?:$|\W)/i.test(value)) message._last = true;
      else message.shouldKeepAlive = true;
      break;
    case 'transfer-encoding':
      seen.encoding = true;
      message._removedTE = false;
      if (chunkExpression.test(value)) message.chunkedEncoding = true;
      break;
    case 'content-length':
      seen.length = true;
      message._contentLength = +value;
      message._removedContLen = false;
      break;
    case 'date':
    case 'expect':
    case 'trailer':
      seen[name.toLowerCase()] = true;
      break;
    case 'keep-alive':
      message._defaultKeepAlive = false;
  }
}

const isCookie = (name) => name.length === 6 && name.toLowerCase() === 'cookie';
const isDisposition = (name) => name.length === 19 && name.toLowerCase() === 'content-disposition';

/** The bytes of the text, one per character: names of files are often written in UTF-8. */
function asLatin1(value) {
  const { Buffer } = require('buffer');
  return Array.isArray(value) ? value.map((one) => Buffer.from(one, 'latin1')) : Buffer.from(value, 'latin1');
}

// ---- what HTTP needs

function addConnection(message, seen) {
  if (message._removedConnection) {
    // Nothing is said: whether the connection lasts is as the version of HTTP has it.
    message._last = !message.shouldKeepAlive;
    return;
  }
  if (seen.connection) return;
  const lasts = message.shouldKeepAlive && (seen.length || message.useChunkedEncodingByDefault || message.agent);
  if (lasts && !message.maxRequestsOnConnectionReached) {
    seen.text += 'Connection: keep-alive\r\n';
    if (message._keepAliveTimeout && message._defaultKeepAlive) seen.text += keepAliveLine(message);
    return;
  }
  if (!lasts) message._last = true;
  seen.text += 'Connection: close\r\n';
}

function keepAliveLine(message) {
  const seconds = Math.floor(message._keepAliveTimeout / 1000);
  const most = ~~message._maxRequestsPerSocket > 0 ? `, max=${message._maxRequestsPerSocket}` : '';
  return `Keep-Alive: timeout=${seconds}${most}\r\n`;
}

/** How the other side finds the end of the body. */
function addFraming(message, seen) {
  if (!message._hasBody) {
    message.chunkedEncoding = false;
  } else if (!message.useChunkedEncodingByDefault) {
    message._last = true;
  } else if (!seen.trailer && !message._removedContLen && typeof message._contentLength === 'number') {
    seen.text += `Content-Length: ${message._contentLength}\r\n`;
  } else if (!message._removedTE) {
    seen.text += 'Transfer-Encoding: chunked\r\n';
    message.chunkedEncoding = true;
  } else {
    // Only the end of the connection is left to tell it.
    message._last = true;
  }
}

let dateText = '';
let dateSecond = -1;

/** The time of the field Date; its text is good for a second. */
function utcDate() {
  const now = Date.now();
  const second = Math.floor(now / 1000);
  if (second !== dateSecond) {
    dateSecond = second;
    dateText = new Date(now).toUTCString();
  }
  return dateText;
}

Object.assign(exports, { kUniqueHeaders, storeHead });
