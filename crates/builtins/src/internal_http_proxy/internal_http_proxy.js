// `internal/http/proxy`: requests that go through a proxy which the environment names. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#built-in-proxy-support
'use strict';

const { Buffer } = require('buffer');
const { isIPv4 } = require('net');

/** What `env` says of requests by HTTP: the proxy's host, port and credentials, and whom it is not for. Undefined if it names none. */
function readProxy(env) {
  const text = env.http_proxy ?? env.HTTP_PROXY;
  if (!text) return undefined;
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  const { username, password } = url;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
    auth: username || password ? `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}` : undefined,
    exceptions: (env.no_proxy ?? env.NO_PROXY ?? '').split(/[\s,]+/).filter(Boolean).map((entry) => entry.toLowerCase()),
  };
}

/** Whether the proxy is for that host and port. */
function isFor(proxy, host, port) {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return !proxy.exceptions.some((entry) => excepts(entry, name, String(port)));
}

function excepts(entry, name, port) {
  if (entry === '*') return true;
  const colon = entry.lastIndexOf(':');
  if (colon > 0 && /^\d+$/.test(entry.slice(colon + 1)) && entry.indexOf(':') === colon) {
    return port === entry.slice(colon + 1) && excepts(entry.slice(0, colon), name, port);
  }
  if (entry.startsWith('*.')) return name.endsWith(entry.slice(1));
  if (entry.startsWith('.')) return name.endsWith(entry) || name === entry.slice(1);
  const range = entry.split('-');
  if (range.length === 2 && isIPv4(range[0]) && isIPv4(range[1]) && isIPv4(name)) {
    return number(range[0]) <= number(name) && number(name) <= number(range[1]);
  }
  return name === entry;
}

const number = (address) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/** The request asks the proxy instead of the host: for the whole URL. */
function redirect(request, { host, port }, proxy, keepsAlive) {
  const authority = request.getHeader('host') ?? (+port === 80 ? host : `${host}:${port}`);
  const path = `http://${authority}${request.path}`;
  const fields = [['proxy-connection', keepsAlive ? 'keep-alive' : 'close']];
  if (proxy.auth !== undefined) fields.unshift(['proxy-authorization', proxy.auth]);
  if (request._header) {
    const end = request._header.indexOf('\r\n') + 2;
    const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    request._header = `${request.method} ${path} HTTP/1.1\r\n${lines}${request._header.slice(end)}`;
  } else {
    for (const [name, value] of fields) request.setHeader(name, value);
  }
  request.path = path;
}

Object.assign(exports, { readProxy, isFor, redirect });
