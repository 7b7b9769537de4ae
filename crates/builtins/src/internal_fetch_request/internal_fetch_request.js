// `internal/fetch/request`: `Request`. Node 26. Follows https://fetch.spec.whatwg.org/#request-class
'use strict';

const { Headers } = require('internal/fetch/headers');
const { Body, defineBody, extract } = require('internal/fetch/body');
const { dictionary, finish, illegal, oneOf, required, shown } = require('internal/fetch/webidl');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kState = Symbol('state');
const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const NORMALIZED = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/** Options that are words: the words, the first being what is so without the option. */
const words = {
  mode: ['cors', 'no-cors', 'same-origin', 'navigate', 'websocket'],
  credentials: ['same-origin', 'omit', 'include'],
  cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
  redirect: ['follow', 'manual', 'error'],
  referrerPolicy: ['', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin',
    'strict-origin-when-cross-origin', 'unsafe-url'],
};

class Request {
  /** method, url (a URL), headers, body, signal, referrer, integrity, keepalive, and the words */
  #state;
  #signal;

  constructor(input, init = undefined) {
    if (input === kState) {
      this.#state = init;
      return;
    }
    required(1, arguments, 'Request constructor');
    this.#state = read(input, dictionary(init));
  }

  get method() { return Request.#of(this).method; }
  get url() { return Request.#of(this).url.href; }
  get headers() { return Request.#of(this).headers; }
  get destination() { Request.#of(this); return ''; }
  get referrer() { return Request.#of(this).referrer; }
  get referrerPolicy() { return Request.#of(this).referrerPolicy; }
  get mode() { return Request.#of(this).mode; }
  get credentials() { return Request.#of(this).credentials; }
  get cache() { return Request.#of(this).cache; }
  get redirect() { return Request.#of(this).redirect; }
  get integrity() { return Request.#of(this).integrity; }
  get keepalive() { return Request.#of(this).keepalive; }
  get isReloadNavigation() { Request.#of(this); return false; }
  get isHistoryNavigation() { Request.#of(this); return false; }
  get duplex() { Request.#of(this); return 'half'; }

  get signal() {
    const { signal } = Request.#of(this);
    return this.#signal ??= signal === null ? new AbortController().signal : AbortSignal.any([signal]);
  }

  clone() {
    const state = Request.#of(this);
    if (state.body?.isUsed || state.body?.isLocked) throw new TypeError('unusable');
    return new Request(kState, { ...state, headers: new Headers(state.headers), body: state.body?.clone() ?? null });
  }

  [kInspect](depth, options) {
    options.depth ??= depth;
    const { method, url, headers, destination, referrer, referrerPolicy, mode, credentials, cache, redirect, integrity, keepalive,
      isReloadNavigation, isHistoryNavigation, signal } = this;
    return `Request ${require('internal/inspect').inspect({
      method, url, headers, destination, referrer, referrerPolicy, mode, credentials, cache, redirect, integrity, keepalive,
      isReloadNavigation, isHistoryNavigation, signal,
    }, options)}`;
  }

  static #of(request) {
    if (typeof request !== 'object' || request === null || !(#state in request)) throw illegal();
    return request.#state;
  }

  static partsOf(request) {
    return typeof request === 'object' && request !== null && #state in request ? request.#state : undefined;
  }
}
const { partsOf } = Request;
delete Request.partsOf;

defineBody(Request, partsOf);
finish(Request, ['method', 'url', 'headers', 'destination', 'referrer', 'referrerPolicy', 'mode', 'credentials', 'cache', 'redirect', 'integrity',
  'keepalive', 'isReloadNavigation', 'isHistoryNavigation', 'signal', 'duplex', 'clone']);

// ---- what is asked for

function read(input, init) {
  const earlier = partsOf(input);
  const state = earlier === undefined ? fresh(input) : { ...earlier, headers: new Headers(earlier.headers) };
  if (init.window !== undefined && init.window !== null) throw new TypeError('\'window\' option \'client\' must be null');
  readWords(state, init);
  if (init.referrer !== undefined) state.referrer = referrerOf(init.referrer);
  if (init.integrity !== undefined) state.integrity = String(init.integrity);
  if (init.keepalive !== undefined) state.keepalive = Boolean(init.keepalive);
  if (init.duplex !== undefined) oneOf(init.duplex, ['half']);
  if (init.method !== undefined) state.method = methodOf(init.method);
  if (init.signal !== undefined) state.signal = signalOf(init.signal);
  if (init.headers !== undefined) state.headers = new Headers(init.headers);
  readBody(state, init, earlier);
  return state;
}

function fresh(input) {
  let url;
  try {
    url = new URL(String(input));
  } catch (error) {
    throw new TypeError(`Failed to parse URL from ${input}`, { cause: error });
  }
  if (url.username || url.password) throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${input}`);
  const state = { method: 'GET', url, headers: new Headers(), body: null, signal: null, referrer: 'about:client', integrity: '', keepalive: false };
  for (const name of Object.keys(words)) [state[name]] = words[name];
  return state;
}

function readWords(state, init) {
  for (const name of Object.keys(words)) {
    if (init[name] === undefined) continue;
    state[name] = oneOf(init[name], words[name]);
    if (name === 'mode' && state.mode === 'navigate') throw new TypeError('Request constructor: invalid request mode navigate.');
  }
  if (state.cache === 'only-if-cached' && state.mode !== 'same-origin') {
    throw new TypeError('\'only-if-cached\' can be set only with \'same-origin\' mode');
  }
}

function referrerOf(given) {
  const text = String(given);
  if (text === '') return '';
  try {
    const { href, protocol } = new URL(text);
    return protocol === 'about:' ? 'about:client' : href;
  } catch (error) {
    throw new TypeError(`Referrer "${text}" is not a valid URL.`, { cause: error });
  }
}

function methodOf(given) {
  const method = String(given);
  const upper = method.toUpperCase();
  if (!TOKEN.test(method)) throw new TypeError(`'${method}' is not a valid HTTP method.`);
  if (upper === 'CONNECT' || upper === 'TRACE' || upper === 'TRACK') throw new TypeError(`'${method}' HTTP method is unsupported.`);
  if (method === 'patch') warnOfPatch();
  return NORMALIZED.has(upper) ? upper : method;
}

let hasWarned = false;

function warnOfPatch() {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning('Using `patch` is highly likely to result in a `405 Method Not Allowed`. `PATCH` is much more likely to succeed.', { code: 'UNDICI-FETCH-patch' });
}

function signalOf(given) {
  if (given !== null && !(given instanceof AbortSignal)) {
    throw new TypeError(`RequestInit: Expected signal ("${shown(given)}") to be an instance of AbortSignal.`);
  }
  return given;
}

function readBody(state, init, earlier) {
  const given = init.body ?? null;
  const hasNone = state.method === 'GET' || state.method === 'HEAD';
  if ((given !== null || state.body !== null) && hasNone) throw new TypeError('Request with GET/HEAD method cannot have body.');
  if (given !== null) {
    const { body, type } = extract(given);
    if (body.isStreamed && init.duplex === undefined) throw new TypeError('RequestInit: duplex option is required when sending a body.');
    state.body = body;
    if (type !== null && !state.headers.has('content-type')) state.headers.append('content-type', type);
  } else if (earlier?.body) {
    takeBody(state, earlier);
  }
}

/** A request made of another has its body; the other's is used up. */
function takeBody(state, earlier) {
  const { body } = earlier;
  if (body.isUsed || body.isLocked) throw new TypeError('Cannot construct a Request with a Request object that has already been used.');
  if (body.isStreamed) {
    const through = new TransformStream();
    state.body = new Body(null, body.stream.pipeThrough(through));
  } else {
    state.body = body.clone();
    body.read();
  }
}

Object.assign(exports, { Request, stateOf: partsOf });
