// `internal/fetch/response`: `Response`. Node 26. Follows https://fetch.spec.whatwg.org/#response-class
'use strict';

const { Headers, copyOf, makeImmutable } = require('internal/fetch/headers');
const { bodyOf, defineBody, extract } = require('internal/fetch/body');
const { byteString, dictionary, finish, illegal, required } = require('internal/fetch/webidl');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
/** For the constructor: the state is given as it is. */
const kState = Symbol('state');
const NULL_BODY = new Set([101, 103, 204, 205, 304]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

class Response {
  /** type, status, statusText, headers, body, url, isRedirected */
  #state;

  constructor(body = null, init = undefined) {
    if (body === kState) {
      this.#state = init;
      return;
    }
    const given = bodyOf(body, 'Response: body');
    const options = optionsOf(init);
    this.#state = { type: 'default', status: 200, statusText: '', headers: new Headers(), body: null, url: '', isRedirected: false };
    const extracted = extract(given);
    initialize(this.#state, options, extracted);
  }

  get type() { return Response.#of(this).type; }
  get url() { return Response.#of(this).url.split('#', 1)[0]; }
  get redirected() { return Response.#of(this).isRedirected; }
  get status() { return Response.#of(this).status; }
  get ok() { return Response.#of(this).status >= 200 && this.#state.status <= 299; }
  get statusText() { return Response.#of(this).statusText; }
  get headers() { return Response.#of(this).headers; }

  clone() {
    const state = Response.#of(this);
    if (state.body?.isUsed || state.body?.isLocked) throw new TypeError('Response.clone: Body has already been consumed.');
    return new Response(kState, { ...state, headers: copyOf(state.headers), body: state.body?.clone() ?? null });
  }

  static error() {
    return new Response(kState, { type: 'error', status: 0, statusText: '', headers: makeImmutable(new Headers()), body: null, url: '', isRedirected: false });
  }

  static json(data, init = undefined) {
    required(1, arguments, 'Response.json');
    const text = JSON.stringify(data);
    if (text === undefined) throw new TypeError('Value is not JSON serializable');
    const options = optionsOf(init);
    const response = new Response();
    initialize(response.#state, options, { body: extract(text).body, type: 'application/json' });
    return response;
  }

  static redirect(url, status = 302) {
    required(1, arguments, 'Response.redirect');
    const text = `${url}`;
    status = Number(status) & 0xFFFF;
    let target;
    try {
      target = new URL(text);
    } catch (error) {
      throw new TypeError(`Failed to parse URL from ${text}`, { cause: error });
    }
    if (!REDIRECTS.has(status)) throw new RangeError(`Invalid status code ${status}`);
    const headers = makeImmutable(new Headers({ location: target.href }));
    return new Response(kState, { type: 'default', status, statusText: '', headers, body: null, url: '', isRedirected: false });
  }

  [kInspect](depth, options) {
    options.depth ??= depth;
    const { status, statusText, headers, body, bodyUsed, ok, redirected, type, url } = this;
    return `Response ${require('internal/inspect').inspect({ status, statusText, headers, body, bodyUsed, ok, redirected, type, url }, options)}`;
  }

  static #of(response) {
    if (typeof response !== 'object' || response === null || !(#state in response)) throw illegal();
    return response.#state;
  }

  static partsOf(response) {
    return typeof response === 'object' && response !== null && #state in response ? response.#state : undefined;
  }
}
const { partsOf } = Response;
delete Response.partsOf;

defineBody(Response, partsOf);
finish(Response, ['type', 'url', 'redirected', 'status', 'ok', 'statusText', 'headers', 'clone'], ['error', 'json', 'redirect']);

/** Read and converted in the standard's order. */
function optionsOf(init) {
  const options = dictionary(init);
  const given = options.headers;
  const headers = given === undefined ? undefined : new Headers(given);
  const number = options.status;
  const status = number === undefined ? undefined : Number(number) & 0xFFFF;
  const text = options.statusText;
  return { headers, status, statusText: text === undefined ? undefined : byteString(text, 'undefined: undefined.statusText') };
}

function initialize(state, { headers, status, statusText }, { body, type }) {
  if (status !== undefined) {
    if (status < 200 || status > 599) throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    state.status = status;
  }
  if (statusText !== undefined) {
    if (/[^\t\x20-\x7e\x80-\xff]/.test(statusText)) throw new TypeError('Invalid statusText');
    state.statusText = statusText;
  }
  if (headers !== undefined) state.headers = headers;
  if (body === null) return;
  if (NULL_BODY.has(state.status)) throw new TypeError(`Response constructor: Invalid response status code ${state.status}`);
  state.body = body;
  if (type !== null && !state.headers.has('content-type')) state.headers.append('content-type', type);
}

/** The response that has come over the network, or what stands for one. */
const responseOf = (state) => new Response(kState, { type: 'basic', statusText: '', body: null, isRedirected: false, ...state, headers: makeImmutable(state.headers) });

Object.assign(exports, { Response, responseOf, stateOf: partsOf, NULL_BODY, REDIRECTS });
