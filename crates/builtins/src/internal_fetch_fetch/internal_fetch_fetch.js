// `internal/fetch/fetch`: `fetch`: schemes, redirects, aborts. Node 26. Follows https://fetch.spec.whatwg.org/#fetching
'use strict';

const { Request, stateOf } = require('internal/fetch/request');
const { Headers } = require('internal/fetch/headers');
const { Body } = require('internal/fetch/body');
const { responseOf, stateOf: stateOfResponse, REDIRECTS } = require('internal/fetch/response');

const MOST_REDIRECTS = 20;

/** https://fetch.spec.whatwg.org/#port-blocking */
const BAD_PORTS = new Set([1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113,
  115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989,
  990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080]);

async function fetch(input, init = undefined) {
  const request = stateOf(new Request(input, init));
  const { signal } = request;
  if (signal?.aborted) {
    request.body?.stream.cancel(signal.reason).catch(() => {});
    throw signal.reason;
  }
  try {
    const response = await byScheme(request);
    return request.integrity === '' ? response : await verified(response, request.integrity);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw new TypeError('fetch failed', { cause: error });
  }
}
Object.defineProperty(fetch, 'length', { value: 1, writable: false, enumerable: false, configurable: true });

/** https://www.w3.org/TR/SRI/#the-integrity-attribute: the strongest hashes that are named count, of which one has to fit. */
async function verified(response, integrity) {
  const named = Array.from(integrity.matchAll(/(?<=^|\s)(sha256|sha384|sha512)-([\w+/-]+={0,2})(?=$|[\s?])/gi), ([, hash, digest]) => [hash.toLowerCase(), digest]);
  if (named.length === 0) return response;
  const state = stateOfResponse(response);
  const bytes = state.body === null ? new Uint8Array(0) : await state.body.read();
  const strongest = named.reduce((most, [hash]) => (hash > most ? hash : most), '');
  const own = require('crypto').createHash(strongest).update(bytes).digest('base64').replace(/=+$/, '');
  const fits = named.some(([hash, digest]) => hash === strongest && digest.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/') === own);
  if (!fits) throw new Error('integrity mismatch');
  return responseOf({ ...state, body: state.body === null ? null : new Body(bytes, null) });
}

function byScheme(request) {
  switch (request.url.protocol) {
    case 'http:':
    case 'https:': return overHttp(request);
    case 'data:': return fromData(request);
    case 'blob:': return fromBlob(request);
    case 'about:': throw new Error('about scheme is not supported');
    case 'file:': throw new Error('not implemented... yet...');
    default: throw new Error('unknown scheme');
  }
}

// ---- http

async function overHttp(request) {
  const hop = { ...request, headers: new Headers(request.headers), type: 'basic' };
  for (let count = 0; ; count++) {
    if (BAD_PORTS.has(Number(hop.url.port))) throw new Error('bad port');
    const answer = await exchange(hop);
    const isRedirect = REDIRECTS.has(answer.status) && hop.redirect !== 'manual';
    const location = isRedirect ? answer.headers.get('location') : null;
    if (location === null) return responseOf({ ...answer, type: hop.type, url: hop.url.href, isRedirected: count > 0 });
    answer.discard();
    if (hop.redirect === 'error') throw new Error('unexpected redirect');
    if (count === MOST_REDIRECTS) throw new Error('redirect count exceeded');
    follow(hop, answer.status, location);
  }
}

function exchange(hop) {
  return require('internal/fetch/network').exchange(hop);
}

/** https://fetch.spec.whatwg.org/#http-redirect-fetch */
function follow(hop, status, location) {
  const target = new URL(location, hop.url);
  if (!target.hash) target.hash = hop.url.hash;
  if (target.protocol !== 'http:' && target.protocol !== 'https:') throw new Error('URL scheme must be a HTTP(S) scheme');
  const isElsewhere = target.origin !== hop.url.origin;
  if (isElsewhere && hop.mode === 'cors' && (target.username || target.password)) throw new Error('cross origin not allowed for request mode "cors"');
  if (isElsewhere) hop.type = 'cors';
  const becomesGet = ((status === 301 || status === 302) && hop.method === 'POST') || (status === 303 && hop.method !== 'GET' && hop.method !== 'HEAD');
  if (becomesGet) {
    hop.method = 'GET';
    hop.body = null;
    for (const name of ['content-encoding', 'content-language', 'content-location', 'content-type', 'content-length']) hop.headers.delete(name);
  } else if (hop.body?.isStreamed) {
    throw new Error();
  }
  if (isElsewhere) {
    for (const name of ['authorization', 'proxy-authorization', 'cookie', 'host']) hop.headers.delete(name);
  }
  hop.url = target;
}

// ---- what needs no network

/** https://fetch.spec.whatwg.org/#data-url-processor */
function fromData({ url, method }) {
  const { Buffer } = require('buffer');
  const text = url.href.slice('data:'.length).split('#', 1)[0];
  const comma = text.indexOf(',');
  if (comma === -1) throw new Error('invalid data URL');
  let type = text.slice(0, comma).trim();
  const { MIMEType } = require('internal/mime');
  let bytes = percentDecoded(text.slice(comma + 1), Buffer);
  const base64 = /; *base64$/i.exec(type);
  if (base64 !== null) {
    type = type.slice(0, base64.index);
    bytes = Buffer.from(forgiving(bytes.latin1Slice()), 'base64');
  }
  const known = MIMEType.parse(type.startsWith(';') ? `text/plain${type}` : type);
  const headers = new Headers({ 'content-type': known?.toString() ?? 'text/plain;charset=US-ASCII' });
  return responseOf({ status: 200, statusText: 'OK', headers, body: method === 'HEAD' ? null : new Body(bytes, null), url: url.href });
}

function percentDecoded(text, Buffer) {
  const bytes = Buffer.from(text);
  if (!text.includes('%')) return bytes;
  return Buffer.from(bytes.latin1Slice().replace(/%[\da-f]{2}/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16))), 'latin1');
}

function forgiving(text) {
  const packed = text.replace(/[\t\n\f\r ]/g, '').replace(/={1,2}$/, '');
  if (packed.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(packed)) throw new Error('invalid data URL');
  return packed;
}

/** https://fetch.spec.whatwg.org/#scheme-fetch */
function fromBlob({ method, url, blob, headers: asked }) {
  const { bytesIn } = require('internal/blob');
  if (method !== 'GET' || blob === undefined) throw new Error('invalid method');
  const all = bytesIn(blob);
  const range = rangeOf(asked.get('range'), all.length);
  const bytes = range === undefined ? all : all.subarray(range.start, range.end + 1);
  const headers = new Headers({ 'content-length': String(bytes.length), 'content-type': blob.type });
  const body = new Body(bytes, null);
  if (range === undefined) return responseOf({ status: 200, statusText: 'OK', headers, body, url: url.href });
  headers.set('content-range', `bytes ${range.start}-${range.end}/${all.length}`);
  return responseOf({ status: 206, statusText: 'Partial Content', headers, body, url: url.href });
}

/** The first and the last byte that a Range field asks for; undefined if there is none. */
function rangeOf(field, length) {
  if (field === null) return undefined;
  const match = /^bytes[\t ]*=[\t ]*(\d*)[\t ]*-[\t ]*(\d*)$/.exec(field);
  if (match === null || (match[1] === '' && match[2] === '')) throw new Error('failed to parse the range header');
  const [first, last] = [Number(match[1]), Number(match[2])];
  if (match[1] === '') return { start: Math.max(length - last, 0), end: length - 1 };
  if (first >= length || (match[2] !== '' && first > last)) throw new Error('Range start is greater than the blob\'s size.');
  return { start: first, end: match[2] === '' ? length - 1 : Math.min(last, length - 1) };
}

Object.assign(exports, { fetch });
