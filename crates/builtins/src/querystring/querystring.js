// `node:querystring`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/querystring.html
'use strict';

const anEscape = /%[\dA-Fa-f]{2}/;
const keptCharacters = /[A-Za-z0-9!'()*\-._~]/;
const kept = new Uint8Array(128);
for (let code = 0; code < 128; code++) kept[code] = keptCharacters.test(String.fromCharCode(code)) ? 1 : 0;

const hex = Array.from({ length: 256 }, (_, byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`);

/** Percent-encoding of whatever it is given. */
function qsEscape(value) {
  let text = value;
  if (typeof text !== 'string') text = typeof text === 'object' ? String(text) : `${text}`;
  let out = '';
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128 && kept[code] === 1) continue;
    if (copied < i) out += text.slice(copied, i);
    if (code < 0x80) {
      out += hex[code];
    } else if (code < 0x800) {
      out += hex[0xc0 | (code >> 6)] + hex[0x80 | (code & 0x3f)];
    } else if (code < 0xd800 || code >= 0xe000) {
      out += hex[0xe0 | (code >> 12)] + hex[0x80 | ((code >> 6) & 0x3f)] + hex[0x80 | (code & 0x3f)];
    } else {
      out += escapePair(code, text.charCodeAt(++i));
    }
    copied = i + 1;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

function escapePair(high, low) {
  if (Number.isNaN(low)) throw malformed();
  const point = 0x10000 + (((high & 0x3ff) << 10) | (low & 0x3ff));
  return hex[0xf0 | (point >> 18)] + hex[0x80 | ((point >> 12) & 0x3f)] + hex[0x80 | ((point >> 6) & 0x3f)] + hex[0x80 | (point & 0x3f)];
}

function malformed() {
  const { codes } = require('internal/errors');
  return new codes.ERR_INVALID_URI();
}

/** The bytes of a percent-encoded text; what is no valid escape stays as it is. */
function unescapeBuffer(text, decodeSpaces) {
  const { Buffer } = require('buffer');
  const bytes = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let code = codeAt(text, i);
    if (code === 0x2b && decodeSpaces) code = 0x20;
    const escaped = code === 0x25 ? /^[\dA-Fa-f]{2}$/.exec(escapedText(text, i + 1)) : null;
    if (escaped !== null) {
      code = parseInt(escaped[0], 16);
      i += 2;
    }
    bytes[length++] = code;
  }
  return bytes.subarray(0, length);
}

/** A text's code unit, or a byte of bytes. */
const codeAt = (text, i) => (typeof text === 'string' ? text.charCodeAt(i) : text[i]);

const escapedText = (text, i) => (typeof text === 'string' ? text.slice(i, i + 2) : String.fromCharCode(text[i], text[i + 1]));

/** decodeURIComponent that never throws. */
function qsUnescape(text, decodeSpaces) {
  try {
    return decodeURIComponent(text);
  } catch {
    return unescapeBuffer(text, decodeSpaces).toString();
  }
}

function primitiveText(value) {
  switch (typeof value) {
    case 'string': return value;
    case 'number': return Number.isFinite(value) ? `${value}` : '';
    case 'bigint':
    case 'boolean': return `${value}`;
    default: return '';
  }
}

function stringify(object, separator, equals, options) {
  if (object === null || typeof object !== 'object') return '';
  const between = separator || '&';
  const is = equals || '=';
  const encode = typeof options?.encodeURIComponent === 'function' ? options.encodeURIComponent : module.exports.escape;
  const fields = [];
  for (const key of Object.keys(object)) {
    const value = object[key];
    const start = encode(primitiveText(key)) + is;
    if (Array.isArray(value)) for (const item of value) fields.push(start + encode(primitiveText(item)));
    else fields.push(start + encode(primitiveText(value)));
  }
  return fields.join(between);
}

function parse(text, separator, equals, options) {
  const object = { __proto__: null };
  if (typeof text !== 'string' || text.length === 0) return object;
  const between = separator ? String(separator) : '&';
  const is = equals ? String(equals) : '=';
  const custom = typeof options?.decodeURIComponent === 'function' ? options.decodeURIComponent : undefined;
  const limit = typeof options?.maxKeys === 'number' ? options.maxKeys : 1000;
  const pairs = limit > 0 ? text.split(between, limit) : text.split(between);
  for (const pair of pairs) {
    if (pair === '') continue;
    const at = pair.indexOf(is);
    const key = decode(at === -1 ? pair : pair.slice(0, at), custom);
    const value = at === -1 ? '' : decode(pair.slice(at + is.length), custom);
    add(object, key, value);
  }
  return object;
}

function add(object, key, value) {
  const before = object[key];
  if (before === undefined) object[key] = value;
  else if (Array.isArray(before)) before.push(value);
  else object[key] = [before, value];
}

function decode(text, custom) {
  if (text === '') return text;
  const spaced = text.replaceAll('+', custom === undefined ? ' ' : '%20');
  if (custom === undefined) return anEscape.test(spaced) ? module.exports.unescape(spaced, true) : spaced;
  try {
    return custom(spaced);
  } catch {
    return module.exports.unescape(spaced, true);
  }
}

module.exports = { unescapeBuffer, unescape: qsUnescape, escape: qsEscape, stringify, encode: stringify, parse, decode: parse };
