// `internal/fetch/request`: `Request`. Node 26. Follows https://fetch.spec.whatwg.org/#request-class
'use strict';

const { Headers } = require('internal/fetch/headers');
const { Body, bodyOf, defineBody, extract } = require('internal/fetch/body');
const { byteString, dictionary, domString, finish, illegal, oneOf, required, shown } = require('internal/fetch/webidl');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kState = Symbol('state');
const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const NORMALIZED = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/** Options that are words; a request without the option has the word in `STANDARD`. */
const words = {
  cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
  credentials: ['omit', 'same-origin', 'include'],
  duplex: ['half'],
  mode: ['navigate', 'same-origin', 'no-cors', 'cors'],
  priority: ['high', 'low', 'auto'],
  redirect: ['follow', 'manual', 'error'],
  referrerPolicy: ['', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin',
    'strict-origin-when-cross-origin', 'unsafe-url'],
};
const STANDARD = { mode: 'cors', credentials: 'same-origin', cache: 'default', redirect: 'follow', referrerPolicy: '' };
const SAFE_METHODS = new Set(['GET', 'HEAD', 'POST']);

const word = (name) => (value) => oneOf(value, words[name]);
const text = (name, kind) => (value) => domString(value, `undefined: undefined.${name}`, kind);

/** What an option is converted to, in the order in which the standard reads them. */
const OPTIONS = Object.entries({
  body: (value) => (value === null ? null : bodyOf(value, 'RequestInit: body')),
  cache: word('cache'),
  credentials: word('credentials'),
  duplex: word('duplex'),
  headers: (value) => new Headers(value),
  integrity: text('integrity'),
  keepalive: Boolean,
  method: (value) => byteString(value, 'undefined: undefined.method'),
  mode: word('mode'),
  priority: word('priority'),
  redirect: word('redirect'),
  referrer: (value) => `${value}`,
  referrerPolicy: word('referrerPolicy'),
  signal: signalOf,
  window: (value) => value,
});

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
    const source = partsOf(input) ?? `${input}`;
    this.#state = read(source, optionsOf(dictionary(init)));
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

function optionsOf(init) {
  const options = {};
  for (const [name, convert] of OPTIONS) {
    const value = init[name];
    if (value !== undefined) options[name] = convert(value);
  }
  return options;
}

/** `source`: the state of a request, or a text. */
function read(source, init) {
  const earlier = typeof source === 'string' ? undefined : source;
  const state = earlier === undefined ? fresh(source) : { ...earlier, headers: new Headers(earlier.headers) };
  if (init.window !== undefined && init.window !== null) throw new TypeError('\'window\' option \'client\' must be null');
  if (init.referrer !== undefined) state.referrer = referrerOf(init.referrer);
  if (init.mode === 'navigate') throw new TypeError('Request constructor: invalid request mode navigate.');
  for (const name of Object.keys(STANDARD)) if (init[name] !== undefined) state[name] = init[name];
  if (state.cache === 'only-if-cached' && state.mode !== 'same-origin') {
    throw new TypeError('\'only-if-cached\' can be set only with \'same-origin\' mode');
  }
  if (init.integrity !== undefined) state.integrity = init.integrity;
  if (init.keepalive !== undefined) state.keepalive = init.keepalive;
  if (init.method !== undefined) state.method = methodOf(init.method);
  if (init.signal !== undefined) state.signal = init.signal;
  if (state.mode === 'no-cors' && !SAFE_METHODS.has(state.method)) throw new TypeError(`'${state.method} is unsupported in no-cors mode.`);
  if (init.headers !== undefined) state.headers = init.headers;
  readBody(state, init, earlier);
  return state;
}

function fresh(input) {
  let url;
  try {
    url = new URL(input);
  } catch (error) {
    throw new TypeError(`Failed to parse URL from ${input}`, { cause: error });
  }
  if (url.username || url.password) throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${input}`);
  // What an object URL stands for is looked up now: it may be revoked before the request is sent.
  const blob = url.protocol === 'blob:' ? require('internal/blob').resolveObjectURL(url.href.split('#', 1)[0]) : undefined;
  return { method: 'GET', url, blob, headers: new Headers(), body: null, signal: null, referrer: 'about:client', integrity: '', keepalive: false, ...STANDARD };
}

function referrerOf(given) {
  if (given === '') return '';
  try {
    const { href, protocol } = new URL(given);
    return protocol === 'about:' ? 'about:client' : href;
  } catch (error) {
    throw new TypeError(`Referrer "${given}" is not a valid URL.`, { cause: error });
  }
}

function methodOf(method) {
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
  if (given !== null && !require('internal/abort').isAbortSignal(given)) {
    throw new TypeError(`RequestInit: Expected signal ("${shown(given)}") to be an instance of AbortSignal.`);
  }
  return given;
}

function readBody(state, init, earlier) {
  const given = init.body ?? null;
  const hasNone = state.method === 'GET' || state.method === 'HEAD';
  if ((given !== null || state.body !== null) && hasNone) throw new TypeError('Request with GET/HEAD method cannot have body.');
  if (given !== null) {
    const { body, type } = extract(given, state.keepalive);
    if (body.isStreamed) checkStreamed(state, init);
    state.body = body;
    if (type !== null && !state.headers.has('content-type')) state.headers.append('content-type', type);
  } else if (earlier?.body) {
    takeBody(state, earlier);
  }
}

function checkStreamed({ mode }, { duplex }) {
  if (duplex === undefined) throw new TypeError('RequestInit: duplex option is required when sending a body.');
  if (mode !== 'same-origin' && mode !== 'cors') throw new TypeError('If request is made from ReadableStream, mode should be "same-origin" or "cors"');
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
