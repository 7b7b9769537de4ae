// `node:http2`, Node 26: its constants and settings. Follows https://nodejs.org/docs/latest-v26.x/api/http2.html
//
// Sessions are not made yet: what would open one says so. The rest is here because packages load the module for its constants.
'use strict';

const { codes } = require('internal/errors');
const { validateObject } = require('internal/validators');
const { Readable, Stream } = require('stream');
const constants = require('internal/http2/constants');

const unavailable = (name) => new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`http2.${name}()`);

function connect() {
  throw unavailable('connect');
}

function createServer() {
  throw unavailable('createServer');
}

function createSecureServer() {
  throw unavailable('createSecureServer');
}

function performServerHandshake() {
  throw unavailable('performServerHandshake');
}

class Http2ServerRequest extends Readable {
  constructor() {
    throw unavailable('createServer');
  }
}

class Http2ServerResponse extends Stream {
  constructor() {
    throw unavailable('createServer');
  }
}

// ---- settings: https://www.rfc-editor.org/rfc/rfc9113#section-6.5

/** Name, number, largest value, class of what is wrong. */
const SETTINGS = [
  ['headerTableSize', 1, 2 ** 32 - 1],
  ['enablePush', 2, 1],
  ['maxConcurrentStreams', 3, 2 ** 32 - 1],
  ['initialWindowSize', 4, 2 ** 31 - 1],
  ['maxFrameSize', 5, 2 ** 24 - 1],
  ['maxHeaderListSize', 6, 2 ** 32 - 1],
  ['enableConnectProtocol', 8, 1],
];
const FLAGS = new Set(['enablePush', 'enableConnectProtocol']);
const SMALLEST_FRAME = 16384;
const ENTRY = 6;

function getDefaultSettings() {
  return {
    __proto__: null,
    headerTableSize: 4096, enablePush: true, initialWindowSize: 65535, maxFrameSize: SMALLEST_FRAME, maxConcurrentStreams: 2 ** 32 - 1, maxHeaderSize: 65535,
    maxHeaderListSize: 65535, enableConnectProtocol: false,
  };
}

function getPackedSettings(settings = {}) {
  const { Buffer } = require('buffer');
  validateObject(settings, 'settings');
  const given = { ...settings, maxHeaderListSize: settings.maxHeaderListSize ?? settings.maxHeaderSize };
  const entries = SETTINGS.filter(([name]) => given[name] !== undefined).map(([name, number, most]) => {
    const entry = Buffer.alloc(ENTRY);
    entry.writeUInt16BE(number, 0);
    entry.writeUInt32BE(checked(name, given[name], most), 2);
    return entry;
  });
  return Buffer.concat(entries);
}

function checked(name, value, most) {
  if (FLAGS.has(name)) {
    if (typeof value !== 'boolean') throw new codes.ERR_HTTP2_INVALID_SETTING_VALUE(name, value);
    return Number(value);
  }
  const least = name === 'maxFrameSize' ? SMALLEST_FRAME : 0;
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw Object.assign(new RangeError(`Invalid value for setting "${name}": ${value}`), { code: 'ERR_HTTP2_INVALID_SETTING_VALUE' });
  }
  return value;
}

function getUnpackedSettings(buffer, options = {}) {
  if (!ArrayBuffer.isView(buffer) || buffer.byteLength === undefined) throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray'], buffer);
  if (buffer.length % ENTRY !== 0) throw new codes.ERR_HTTP2_INVALID_PACKED_SETTINGS_LENGTH();
  const { Buffer } = require('buffer');
  const bytes = Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const settings = {};
  for (let at = 0; at < bytes.length; at += ENTRY) {
    const number = bytes.readUInt16BE(at);
    const value = bytes.readUInt32BE(at + 2);
    const known = SETTINGS.find(([, id]) => id === number);
    if (known === undefined) {
      (settings.customSettings ??= {})[number] = value;
      continue;
    }
    const [name, , most] = known;
    if (name === 'maxHeaderListSize') settings.maxHeaderSize = value;
    settings[name] = FLAGS.has(name) ? value !== 0 : value;
    if (options?.validate) checked(name, settings[name], most);
  }
  return settings;
}

Object.assign(exports, {
  connect, constants, createServer, createSecureServer, getDefaultSettings, getPackedSettings, getUnpackedSettings, performServerHandshake,
  sensitiveHeaders: Symbol('sensitiveHeaders'), Http2ServerRequest, Http2ServerResponse,
});
