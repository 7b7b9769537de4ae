// `internal/websocket/handshake`: how a client opens a WebSocket connection. Node 26.
// Follows https://websockets.spec.whatwg.org/#concept-websocket-establish and https://www.rfc-editor.org/rfc/rfc6455#section-4.1
'use strict';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Asks the server; `onOpen(socket, head, protocol, extensions)` or `onFailure(error)`. What it gives ends the attempt. */
function openConnection(url, protocols, { onOpen, onFailure }) {
  const { randomBytes } = require('crypto');
  const key = randomBytes(16).toString('base64');
  const isSecure = url.protocol === 'wss:';
  const request = require(isSecure ? 'https' : 'http').request({
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port || (isSecure ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    headers: fieldsOf(url, protocols, key, isSecure),
    agent: false,
    ALPNProtocols: isSecure ? ['http/1.1'] : undefined,
  });
  request.on('upgrade', (response, socket, head) => {
    const wrong = refusalOf(response, protocols, key);
    if (wrong !== undefined) {
      socket.destroy();
      onFailure(new Error(wrong));
      return;
    }
    const { 'sec-websocket-protocol': protocol = '', 'sec-websocket-extensions': extensions = '' } = response.headers;
    onOpen(socket, head, protocol, extensions);
  });
  request.on('response', (response) => {
    response.destroy();
    onFailure(new Error('Received network error or non-101 status code.'));
  });
  request.on('error', onFailure);
  request.end();
  return () => request.destroy();
}

function fieldsOf(url, protocols, key, isSecure) {
  const fields = ['host', url.host];
  if (url.username || url.password) {
    const { Buffer } = require('buffer');
    fields.push('authorization', `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}`);
  }
  fields.push('connection', 'upgrade', 'upgrade', 'websocket', 'sec-websocket-key', key, 'sec-websocket-version', '13');
  if (protocols.length > 0) fields.push('sec-websocket-protocol', protocols.join(', '));
  fields.push('sec-websocket-extensions', 'permessage-deflate; client_max_window_bits', 'accept', '*/*', 'accept-language', '*', 'sec-fetch-mode', 'websocket',
    'user-agent', 'node', 'pragma', 'no-cache', 'cache-control', 'no-cache', 'accept-encoding', isSecure ? 'br, gzip, deflate' : 'gzip, deflate');
  return fields;
}

/** What is wrong with a server's answer. */
function refusalOf({ headers }, protocols, key) {
  const { createHash } = require('crypto');
  if (headers.upgrade?.toLowerCase() !== 'websocket') return 'Server did not set Upgrade header to "websocket".';
  if (headers.connection?.toLowerCase() !== 'upgrade') return 'Server did not set Connection header to "upgrade".';
  if (headers['sec-websocket-accept'] !== createHash('sha1').update(key + GUID).digest('base64')) {
    return 'Incorrect hash received in Sec-WebSocket-Accept header.';
  }
  const extensions = headers['sec-websocket-extensions'];
  if (extensions !== undefined && readExtensions(extensions) === undefined) return 'Sec-WebSocket-Extensions header does not match.';
  const protocol = headers['sec-websocket-protocol'];
  if (protocol !== undefined && !protocols.includes(protocol)) return 'Protocol was not set in the opening handshake.';
  return undefined;
}

/** The parameters of `permessage-deflate`; undefined if that is not what was agreed on. */
function readExtensions(text) {
  const parameters = {};
  for (const extension of text.split(',')) {
    const [name, ...rest] = extension.split(';').map((part) => part.trim());
    if (name !== 'permessage-deflate') return undefined;
    for (const parameter of rest) {
      const [key, value = ''] = parameter.split('=');
      parameters[key.trim()] = value.trim().replace(/^"|"$/g, '');
    }
  }
  const bits = parameters.server_max_window_bits;
  if (bits !== undefined && !(/^\d+$/.test(bits) && bits >= 8 && bits <= 15)) return undefined;
  return parameters;
}

Object.assign(exports, { openConnection, readExtensions });
