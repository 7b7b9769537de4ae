// `internal/http/common`: what both sides of HTTP share: checks of names and values, and a parser that makes messages of what comes in. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html
'use strict';

const { codes } = require('internal/errors');
const { context, loaded } = require('internal/boot');
const { checkpoint } = require('internal/ticks');
const { HTTPParser, allMethods } = require('internal/http/parser');
const { IncomingMessage, readStart, readStop } = require('internal/http/incoming');

const kIncomingMessage = Symbol('IncomingMessage');
const kSkipPendingData = Symbol('SkipPendingData');

/** As many names and values as a head may have unless `maxHeadersCount` says otherwise. */
const MAX_TEXTS = 2000;

// ---- parsers

/** Parsers that wait for a connection. */
const parsers = {
  name: 'parsers',
  ctor: makeParser,
  max: 1000,
  list: [],
  alloc() {
    return this.list.pop() ?? this.ctor();
  },
  free(parser) {
    if (this.list.length >= this.max) return false;
    this.list.push(parser);
    return true;
  },
};

function makeParser() {
  const parser = new HTTPParser();
  clear(parser);
  parser.takesAllFields = true;
  parser[HTTPParser.kOnHeaders] = onTrailers;
  parser[HTTPParser.kOnHeadersComplete] = onHead;
  parser[HTTPParser.kOnBody] = onBody;
  parser[HTTPParser.kOnMessageComplete] = onComplete;
  return parser;
}

/** A parser for one connection. A server refuses heads with too many fields, a client forgets some. */
function openParser(kind, socket, { maxHeaderSize, httpValidation, insecureHTTPParser, maxHeadersCount }) {
  const parser = parsers.alloc();
  parser.maxHeaderPairs = typeof maxHeadersCount === 'number' ? maxHeadersCount * 2 : MAX_TEXTS;
  parser.maxFields = kind === HTTPParser.REQUEST ? parser.maxHeaderPairs / 2 : 0;
  parser.initialize(kind, null, maxHeaderSize || 0, calculateLenientFlags(httpValidation, insecureHTTPParser));
  parser.socket = socket;
  return parser;
}

function clear(parser) {
  parser.incoming = null;
  parser.outgoing = null;
  parser.maxHeaderPairs = MAX_TEXTS;
  parser.socket = null;
  parser.onIncoming = null;
  parser.joinDuplicateHeaders = null;
  parser.trailers = undefined;
  parser.takesTurns = false;
}

/** The connection has no more use for it. */
function freeParser(parser, request, socket) {
  if (parser) {
    clear(parser);
    parser.free();
    if (parser.isExecuting || !parsers.free(parser)) parser.close();
  }
  if (request) request.parser = null;
  if (socket) socket.parser = null;
}

// ---- what a parser calls

function onHead(major, minor, fields, method, url, statusCode, statusMessage, upgrade, keepsAlive) {
  const socket = this.socket;
  const Incoming = socket?.server?.[kIncomingMessage] ?? IncomingMessage;
  const message = this.incoming = new Incoming(socket);
  message.httpVersionMajor = major;
  message.httpVersionMinor = minor;
  message.httpVersion = major === 1 && minor === 1 ? '1.1' : `${major}.${minor}`;
  message.joinDuplicateHeaders = socket?.server?.joinDuplicateHeaders || this.joinDuplicateHeaders;
  message.upgrade = upgrade;
  message._addHeaderLines(fields, limited(this, fields.length));
  if (method !== undefined) {
    message.url = url;
    message.method = allMethods[method];
  } else {
    message.statusCode = statusCode;
    message.statusMessage = statusMessage;
  }
  return this.onIncoming(message, keepsAlive);
}

function limited(parser, count) {
  return parser.maxHeaderPairs > 0 ? Math.min(count, parser.maxHeaderPairs) : count;
}

function onTrailers(fields) {
  this.trailers = this.trailers === undefined ? fields : this.trailers.concat(fields);
}

function onBody(bytes) {
  const message = this.incoming;
  if (message !== null && !message._dumped && !message.push(bytes)) readStop(this.socket);
  if (this.takesTurns) takeTurn();
}

/** Node's parser, where it reads from the system itself, calls back for each piece of a body as the loop does: ticks and promise jobs come in between. */
function takeTurn() {
  const { frame } = context;
  checkpoint();
  context.frame = frame;
}

function onComplete() {
  const message = this.incoming;
  const trailers = this.trailers;
  this.trailers = undefined;
  if (message !== null) {
    message.complete = true;
    if (trailers !== undefined) message._addHeaderLines(trailers, limited(this, trailers.length));
    message.push(null);
  }
  // The next message may come.
  readStart(this.socket);
}

// ---- strictness

function calculateLenientFlags(httpValidation, insecureHTTPParser) {
  const { kLenientAll, kLenientHeaderValueRelaxed, kLenientNone } = HTTPParser;
  if (httpValidation === 'insecure' || insecureHTTPParser) return kLenientAll;
  if (httpValidation === 'relaxed') return kLenientHeaderValueRelaxed;
  if (httpValidation === 'strict') return kLenientNone;
  return insecureHTTPParser === undefined && isLenient() ? kLenientAll : kLenientNone;
}

let lenient;

/** `--insecure-http-parser` */
function isLenient() {
  if (lenient === undefined) {
    lenient = require('internal/flags').isOn('insecure-http-parser');
    if (lenient) process.emitWarning('Using insecure HTTP parsing');
  }
  return lenient;
}

// ---- names and values

const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const INVALID_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/;
const INVALID_IN_RELAXED_VALUE = /[\0\r\n]|[^\0-\xff]/;

const isToken = (text) => TOKEN.test(text);
const isInvalidValue = (text) => INVALID_IN_VALUE.test(text);

/** Names that were found valid: programs use few. */
const validNames = new Set();

function validateHeaderName(name, label) {
  if (validNames.has(name)) return;
  if (typeof name !== 'string' || !name || !TOKEN.test(name)) throw new codes.ERR_INVALID_HTTP_TOKEN(label || 'Header name', name);
  if (validNames.size < 1000) validNames.add(name);
}

function validateHeaderValue(name, value, isRelaxed) {
  if (value === undefined) throw new codes.ERR_HTTP_INVALID_HEADER_VALUE(value, name);
  if ((isRelaxed ? INVALID_IN_RELAXED_VALUE : INVALID_IN_VALUE).test(value)) throw new codes.ERR_INVALID_CHAR('header content', name);
}

/** Says what the parser found, and in what. */
function prepareError(error, parser, rawPacket) {
  error.rawPacket = rawPacket || parser.getCurrentBuffer();
  if (typeof error.reason === 'string') error.message = `Parse Error: ${error.reason}`;
}

/** Whether somebody's PerformanceObserver wants to hear of exchanges. */
function isTimed() {
  performanceModule ??= loaded('internal/performance');
  return performanceModule !== undefined && performanceModule.isObserved('http');
}

let performanceModule;

/** An exchange that began at `startTime` is over. */
function tellExchange(name, startTime, req, { statusCode, statusMessage, headers }) {
  performanceModule.tellEnd(name, 'http', startTime, { req, res: { statusCode, statusMessage, headers } });
}

Object.assign(exports, {
  _checkInvalidHeaderChar: isInvalidValue,
  _checkIsHttpToken: isToken,
  chunkExpression: /(?:^|\W)chunked(?:$|\W)/i,
  continueExpression: /(?:^|\W)100-continue(?:$|\W)/i,
  CRLF: '\r\n',
  freeParser,
  methods: allMethods,
  parsers,
  kIncomingMessage,
  HTTPParser,
  isLenient,
  calculateLenientFlags,
  prepareError,
  kSkipPendingData,
  openParser,
  validateHeaderName,
  validateHeaderValue,
  publish: require('internal/channels').publish,
  isTimed,
  tellExchange,
});
