// `internal/http/fields`: what becomes of fields of the same name. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#messageheaders
'use strict';

const { hasOwn } = Object;

const JOIN = 0;
const FIRST = 1;
const COOKIE = 2;
const LIST = 3;

const rules = new Map([['cookie', COOKIE], ['set-cookie', LIST]]);
for (const name of ['age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host', 'if-modified-since',
  'if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer', 'retry-after', 'server',
  'user-agent']) {
  rules.set(name, FIRST);
}

/** Names as they came, with their lower case; emptied when a client makes up too many. */
const lowered = new Map();

function lowerCase(name) {
  let lower = lowered.get(name);
  if (lower === undefined) {
    lower = name.toLowerCase();
    if (lowered.size > 1000) lowered.clear();
    lowered.set(name, lower);
  }
  return lower;
}

/** Adds a field to `headers`. */
function addJoined(headers, name, value, joinsAll) {
  const key = lowerCase(name);
  const earlier = headers[key];
  if (earlier === undefined) {
    headers[key] = key === 'set-cookie' ? [value] : value;
    return;
  }
  if (!hasOwn(headers, key)) {
    headers[key] = value;
    return;
  }
  const rule = rules.get(key) ?? JOIN;
  if (rule === LIST) earlier.push(value);
  else if (rule === COOKIE) headers[key] = `${earlier}; ${value}`;
  else if (rule === JOIN || joinsAll) headers[key] = `${earlier}, ${value}`;
}

/** Adds a field to `headersDistinct`. */
function addDistinct(headers, name, value) {
  const key = lowerCase(name);
  if (headers[key] === undefined) headers[key] = [value];
  else headers[key].push(value);
}

Object.assign(exports, { addJoined, addDistinct });
