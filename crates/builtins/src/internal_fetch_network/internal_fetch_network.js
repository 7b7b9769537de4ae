// `internal/fetch/network`: one request of `fetch` over HTTP, and its response. Node 26. Follows https://fetch.spec.whatwg.org/#http-network-fetch
'use strict';

const { Headers, listOf } = require('internal/fetch/headers');
const { Body } = require('internal/fetch/body');
const { NULL_BODY } = require('internal/fetch/response');
const { ReadableStream } = require('internal/webstreams/readable');

const agents = { __proto__: null };

/** Connections are kept; another environment of proxies has others. */
function agentOf(protocol) {
  const { proxyEnvironment } = require('internal/http/agent');
  const proxyEnv = proxyEnvironment();
  const agent = agents[protocol];
  if (agent !== undefined && agent.options.proxyEnv === proxyEnv) return agent;
  const isSecure = protocol === 'https:';
  const { Agent } = require(isSecure ? 'https' : 'http');
  return agents[protocol] = new Agent({ keepAlive: true, keepAliveMsecs: 60_000, proxyEnv, ALPNProtocols: isSecure ? ['http/1.1'] : undefined });
}

/** Sends the request; what comes of it, as soon as its head is there. */
function exchange(hop) {
  return new Promise((resolve, reject) => {
    const { url, signal } = hop;
    const message = require(url.protocol === 'https:' ? 'https' : 'http').request({
      protocol: url.protocol,
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: `${url.pathname}${url.search}`,
      method: hop.method,
      headers: fieldsOf(hop),
      agent: agentOf(url.protocol),
    });
    const abort = () => {
      message.destroy(signal.reason);
      reject(signal.reason);
    };
    signal?.addEventListener('abort', abort);
    const settle = () => signal?.removeEventListener('abort', abort);
    message.on('response', (incoming) => {
      settle();
      resolve(answerOf(incoming, hop));
    });
    message.on('error', (error) => {
      settle();
      reject(error);
    });
    send(message, hop.body, reject);
  });
}

// ---- the request

/** All fields, in the order in which they are sent. */
function fieldsOf({ url, method, headers, body, cache, referrer, referrerPolicy }) {
  checkLength(headers, body);
  const fields = ['host', headers.get('host') ?? url.host, 'connection', 'keep-alive'];
  const given = listOf(headers);
  for (let i = 0; i < given.length; i += 2) {
    if (!/^(?:host|connection|content-length|transfer-encoding)$/i.test(given[i])) fields.push(given[i], given[i + 1]);
  }
  const add = (name, value) => {
    if (!headers.has(name)) fields.push(name, value);
  };
  add('accept', '*/*');
  add('accept-language', '*');
  const told = referrerFor(url, referrer, referrerPolicy);
  if (told !== undefined) add('referer', told);
  add('sec-fetch-mode', 'cors');
  add('user-agent', 'node');
  if (cache === 'no-store' || cache === 'reload') {
    add('pragma', 'no-cache');
    add('cache-control', 'no-cache');
  } else if (cache === 'no-cache') {
    add('cache-control', 'max-age=0');
  }
  add('accept-encoding', url.protocol === 'https:' ? 'br, gzip, deflate' : 'gzip, deflate');
  if (body?.isStreamed) fields.push('transfer-encoding', 'chunked');
  else if (body !== null) fields.push('content-length', String(body.bytes.length));
  else if (method === 'POST' || method === 'PUT') fields.push('content-length', '0');
  return fields;
}

/** A length that the program gives has to be the body's. */
function checkLength(headers, body) {
  const length = headers.get('content-length');
  if (length === null || body === null || body.isStreamed || Number(length) === body.bytes.length) return;
  const message = 'Request body length does not match content-length header';
  throw Object.assign(new Error(message), { name: 'RequestContentLengthMismatchError', code: 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH' });
}

/** https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer; undefined for none. */
function referrerFor(url, referrer, policy) {
  if (!referrer.startsWith('http')) return undefined;
  const source = new URL(referrer);
  const whole = `${source.origin}${source.pathname}${source.search}`;
  const origin = `${source.origin}/`;
  const isSame = source.origin === url.origin;
  const isDowngrade = source.protocol === 'https:' && url.protocol !== 'https:';
  switch (policy) {
    case 'no-referrer': return undefined;
    case 'unsafe-url': return whole;
    case 'origin': return origin;
    case 'same-origin': return isSame ? whole : undefined;
    case 'origin-when-cross-origin': return isSame ? whole : origin;
    case 'strict-origin': return isDowngrade ? undefined : origin;
    case 'no-referrer-when-downgrade': return isDowngrade ? undefined : whole;
    default: return isSame ? whole : isDowngrade ? undefined : origin;
  }
}

async function send(message, body, reject) {
  if (body === null || !body.isStreamed) {
    message.end(body?.bytes);
    return;
  }
  try {
    for await (const piece of body.stream) {
      if (!(piece instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk');
      if (!message.write(piece)) await drained(message);
    }
    message.end();
  } catch (error) {
    message.destroy(error);
    reject(error);
  }
}

function drained(message) {
  return new Promise((resolve) => {
    const go = () => {
      message.removeListener('drain', go);
      message.removeListener('close', go);
      resolve();
    };
    message.on('drain', go);
    message.on('close', go);
  });
}

// ---- the response

function answerOf(incoming, { method, signal }) {
  const headers = new Headers();
  const { rawHeaders, statusCode: status, statusMessage: statusText } = incoming;
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i], rawHeaders[i + 1]);
  const hasBody = method !== 'HEAD' && !NULL_BODY.has(status);
  if (!hasBody) incoming.resume();
  const body = hasBody ? new Body(null, streamOf(decoded(incoming, headers), incoming, signal)) : null;
  return { status, statusText, headers, body, discard: () => incoming.destroy() };
}

/** The body without its encodings: https://www.rfc-editor.org/rfc/rfc9110#section-8.4 */
function decoded(incoming, headers) {
  const codings = (headers.get('content-encoding') ?? '').toLowerCase().split(',').map((word) => word.trim()).filter(Boolean);
  const makers = { 'gzip': 'createGunzip', 'x-gzip': 'createGunzip', 'deflate': 'createInflate', 'br': 'createBrotliDecompress', 'zstd': 'createZstdDecompress' };
  if (codings.length === 0 || codings.some((coding) => !Object.hasOwn(makers, coding))) return incoming;
  const zlib = require('zlib');
  const { pipeline } = require('stream');
  const steps = codings.reverse().map((coding) => zlib[makers[coding]]({ flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH }));
  pipeline(incoming, ...steps, () => {});
  return steps.at(-1);
}

/** So many bytes are taken from the connection before anybody reads them: a short body that nobody wants does not keep it. */
const kAhead = 65536;

/** The bytes as a web stream, which an abort breaks. */
function streamOf(source, incoming, signal) {
  let hasEnded = false;
  let close;
  return new ReadableStream({
    type: 'bytes',
    start(controller) {
      let isOver = false;
      const end = (finish) => {
        if (isOver) return;
        isOver = true;
        signal?.removeEventListener('abort', abort);
        finish();
      };
      const abort = () => end(() => {
        controller.error(signal.reason);
        incoming.destroy();
      });
      const fail = (cause) => end(() => controller.error(new TypeError('terminated', { cause })));
      signal?.addEventListener('abort', abort);
      source.on('data', (bytes) => {
        if (isOver || bytes.length === 0) return;
        controller.enqueue(new Uint8Array(bytes));
        if (controller.desiredSize <= -kAhead) source.pause();
      });
      close = () => end(() => {
        controller.close();
        controller.byobRequest?.respond(0);
      });
      source.on('end', () => {
        hasEnded = true;
        // Until the last byte has been read an abort breaks the stream.
        if (controller.desiredSize >= 0) close();
      });
      source.on('error', fail);
      incoming.on('error', fail);
      incoming.on('aborted', () => fail(Object.assign(new Error('other side closed'), { name: 'SocketError', code: 'UND_ERR_SOCKET' })));
    },
    pull() {
      if (hasEnded) close();
      else source.resume();
    },
    cancel() {
      if (!hasEnded) incoming.destroy();
    },
  }, { highWaterMark: 0 });
}

Object.assign(exports, { exchange });
