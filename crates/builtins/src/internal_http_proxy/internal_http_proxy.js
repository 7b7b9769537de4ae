// `internal/http/proxy`: requests that go through a proxy which the environment names. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#built-in-proxy-support
'use strict';

const { Buffer } = require('buffer');
const { isIPv4 } = require('net');

/** What `env` says of requests by HTTP or HTTPS: the proxy's host, port and credentials, and whom it is not for. Undefined if it names none. */
function readProxy(env, protocol = 'http:') {
  const text = protocol === 'https:' ? env.https_proxy ?? env.HTTPS_PROXY : env.http_proxy ?? env.HTTP_PROXY;
  if (!text) return undefined;
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  const { username, password } = url;
  return {
    protocol: url.protocol,
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

// ---- tunnels: https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6

const proxyOf = (agent) => agent[require('internal/http/agent').kProxy];

/** Whether a connection by TLS goes through a proxy. */
function needsTunnel(agent, { host, port, socketPath, socket }) {
  const proxy = proxyOf(agent);
  return proxy !== undefined && !socketPath && !socket && isFor(proxy, host, port);
}

/** Asks the proxy for a way to the host; `done(error, socket)`. */
function openTunnel(agent, { host, port, timeout }, done) {
  const proxy = proxyOf(agent);
  const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const headers = {};
  if (proxy.auth !== undefined) headers['proxy-authorization'] = proxy.auth;
  if (agent.keepAlive) headers['proxy-connection'] = 'keep-alive';
  headers.host = target;
  const { request } = require(proxy.protocol === 'https:' ? 'https' : 'http');
  const asked = request({ host: proxy.host, port: proxy.port, method: 'CONNECT', path: target, headers, agent: false, setHost: false });
  asked.removeHeader('connection');
  if (timeout) {
    asked.setTimeout(timeout, () => {
      asked.destroy(Object.assign(new Error(`Connection to establish proxy tunnel timed out after ${timeout}ms`), { code: 'ERR_PROXY_TUNNEL' }));
    });
  }
  asked.on('connect', (response, socket) => {
    asked.setTimeout(0);
    if (response.statusCode === 200) {
      done(null, socket);
      return;
    }
    socket.destroy();
    const { statusCode, statusMessage } = response;
    const error = new Error(`Failed to establish tunnel to ${target} via ${proxy.protocol}//${proxy.host}:${proxy.port}: HTTP/1.1 ${statusCode} ${statusMessage}`);
    done(Object.assign(error, { code: 'ERR_PROXY_TUNNEL', statusCode }));
  });
  asked.on('error', done);
  asked.end();
}

Object.assign(exports, { readProxy, isFor, redirect, needsTunnel, openTunnel });
