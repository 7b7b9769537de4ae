// `internal/http/outgoing_fields`: the fields of a message that is being made: set, asked for, removed. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#class-httpoutgoingmessage
'use strict';

const { codes } = require('internal/errors');
const { validateHeaderName, validateHeaderValue } = require('internal/http/common');
const { validateString } = require('internal/validators');

/** Under it a message keeps its fields: `[name, value]` by the name in lower case; null when there is none. */
const kOutHeaders = Symbol('kOutHeaders');

const methods = {
  setHeader(name, value) {
    refuseWhenSent(this, 'set');
    validateHeaderName(name);
    validateHeaderValue(name, value, this._isLenientHeaderValidation());
    place(this, name, value);
    return this;
  },

  setHeaders(headers) {
    refuseWhenSent(this, 'set');
    const isFit = headers && !Array.isArray(headers) && typeof headers.keys === 'function' && typeof headers.get === 'function';
    if (!isFit) throw new codes.ERR_INVALID_ARG_TYPE('headers', ['Headers', 'Map'], headers);
    // Headers gives each cookie on its own.
    const cookies = [];
    for (const [name, value] of headers) {
      if (name === 'set-cookie') {
        if (Array.isArray(value)) cookies.push(...value);
        else cookies.push(value);
      } else {
        this.setHeader(name, value);
      }
    }
    if (cookies.length > 0) this.setHeader('set-cookie', cookies);
    return this;
  },

  appendHeader(name, value) {
    refuseWhenSent(this, 'append');
    validateHeaderName(name);
    validateHeaderValue(name, value, this._isLenientHeaderValidation());
    const earlier = this[kOutHeaders]?.[name.toLowerCase()];
    if (earlier === undefined) {
      place(this, name, value);
      return this;
    }
    if (!Array.isArray(earlier[1])) earlier[1] = [earlier[1]];
    if (Array.isArray(value)) earlier[1].push(...value);
    else earlier[1].push(value);
    return this;
  },

  getHeader(name) {
    validateString(name, 'name');
    return this[kOutHeaders]?.[name.toLowerCase()]?.[1];
  },

  getHeaderNames() {
    return this[kOutHeaders] === null ? [] : Object.keys(this[kOutHeaders]);
  },

  getRawHeaderNames() {
    return this[kOutHeaders] === null ? [] : Object.values(this[kOutHeaders]).map(([name]) => name);
  },

  getHeaders() {
    const fields = this[kOutHeaders];
    const copy = { __proto__: null };
    for (const key in fields) copy[key] = fields[key][1];
    return copy;
  },

  hasHeader(name) {
    validateString(name, 'name');
    return Boolean(this[kOutHeaders]?.[name.toLowerCase()]);
  },

  removeHeader(name) {
    validateString(name, 'name');
    refuseWhenSent(this, 'remove');
    const key = name.toLowerCase();
    if (key === 'connection') this._removedConnection = true;
    else if (key === 'content-length') this._removedContLen = true;
    else if (key === 'transfer-encoding') this._removedTE = true;
    else if (key === 'date') this.sendDate = false;
    if (this[kOutHeaders] !== null) delete this[kOutHeaders][key];
  },

  _renderHeaders() {
    refuseWhenSent(this, 'render');
    const fields = this[kOutHeaders];
    const rendered = {};
    for (const key in fields) rendered[fields[key][0]] = fields[key][1];
    return rendered;
  },
};

function refuseWhenSent(message, action) {
  if (message._header) throw new codes.ERR_HTTP_HEADERS_SENT(action);
}

function place(message, name, value) {
  message[kOutHeaders] ??= { __proto__: null };
  message[kOutHeaders][name.toLowerCase()] = [name, value];
}

/** Names whose values are joined by semicolons instead of being repeated: the option `uniqueHeaders`. */
function parseUniqueHeadersOption(headers) {
  if (!Array.isArray(headers)) return null;
  const unique = new Set();
  for (const name of headers) unique.add(name.toLowerCase());
  return unique;
}

Object.assign(exports, { kOutHeaders, methods, parseUniqueHeadersOption, place });
