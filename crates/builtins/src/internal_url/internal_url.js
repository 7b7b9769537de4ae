// `internal/url`: URL, URLSearchParams and file URLs, Node 26.
// Follows https://url.spec.whatwg.org/ and https://nodejs.org/docs/latest-v26.x/api/url.html
//
// The native side parses; it returns the serialised URL and writes into `offsets` where its parts lie
// (see mod.rs). Parts are cut out when they are asked for.

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kNone = 0xffffffff;
const offsets = new Uint32Array(8);
const [SCHEME_END, USERNAME_END, HOST_START, HOST_END, PORT, PATH_START, QUERY_START, HASH_START] = [0, 1, 2, 3, 4, 5, 6, 7];
const [SET_PROTOCOL, SET_USERNAME, SET_PASSWORD, SET_HOST, SET_HOSTNAME, SET_PORT, SET_PATHNAME, SET_SEARCH, SET_HASH] =
  [0, 1, 2, 3, 4, 5, 6, 7, 8];

// Set by static blocks.
let updateSearch, paramsOfUrl;

class URL {
  #href;
  #schemeEnd;
  #usernameEnd;
  #hostStart;
  #hostEnd;
  #port;
  #pathStart;
  #queryStart;
  #hashStart;
  #searchParams;

  static {
    updateSearch = (url, search) => url.#apply(SET_SEARCH, search);
  }

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw missing('url');
    input = wellFormed(`${input}`);
    if (base !== undefined) base = wellFormed(`${base}`);
    this.#take(parseOrThrow(input, base));
  }

  static parse(input, base = undefined) {
    if (arguments.length === 0) throw missing('url');
    input = wellFormed(`${input}`);
    if (base !== undefined) base = wellFormed(`${base}`);
    return ops.parse(input, base, offsets) === undefined ? null : new URL(input, base);
  }

  static canParse(input, base = undefined) {
    if (arguments.length === 0) throw missing('url');
    input = wellFormed(`${input}`);
    if (base !== undefined) base = wellFormed(`${base}`);
    return ops.parse(input, base, offsets) !== undefined;
  }

  static createObjectURL(object) {
    return require('internal/blob').createObjectURL(object);
  }

  static revokeObjectURL(url) {
    if (arguments.length === 0) throw missing('url');
    require('internal/blob').revokeObjectURL(url);
  }

  #take(href) {
    this.#href = href;
    this.#schemeEnd = offsets[SCHEME_END];
    this.#usernameEnd = offsets[USERNAME_END];
    this.#hostStart = offsets[HOST_START];
    this.#hostEnd = offsets[HOST_END];
    this.#port = offsets[PORT];
    this.#pathStart = offsets[PATH_START];
    this.#queryStart = offsets[QUERY_START];
    this.#hashStart = offsets[HASH_START];
  }

  // A value that does not fit leaves the URL as it is.
  #apply(part, value) {
    const href = ops.set(this.#href, part, wellFormed(`${value}`), offsets);
    if (href !== undefined) this.#take(href);
  }

  toString() { return this.#href; }

  get href() { return this.#href; }
  set href(value) {
    this.#take(parseOrThrow(wellFormed(`${value}`), undefined));
    this.#tellParams();
  }

  get origin() {
    const { protocol } = #href in this ? this : { protocol: this.#href }; // whoever is no URL is told so
    switch (protocol) {
      case 'http:': case 'https:': case 'ws:': case 'wss:': case 'ftp:':
        return `${protocol}//${this.host}`;
      case 'blob:': return blobOrigin(this.pathname);
      default: return 'null';
    }
  }

  get protocol() { return this.#href.slice(0, this.#schemeEnd + 1); }
  set protocol(value) { this.#apply(SET_PROTOCOL, value); }

  get username() {
    const start = this.#schemeEnd + 3;
    return this.#usernameEnd > start ? this.#href.slice(start, this.#usernameEnd) : '';
  }
  set username(value) { this.#apply(SET_USERNAME, value); }

  get password() {
    if (this.#hostStart - this.#usernameEnd <= 1 || this.#href[this.#usernameEnd] !== ':') return '';
    return this.#href.slice(this.#usernameEnd + 1, this.#hostStart - 1);
  }
  set password(value) { this.#apply(SET_PASSWORD, value); }

  get host() {
    return this.#port === kNone ? this.hostname : `${this.hostname}:${this.#port}`;
  }
  set host(value) { this.#apply(SET_HOST, value); }

  get hostname() { return this.#href.slice(this.#hostStart, this.#hostEnd); }
  set hostname(value) { this.#apply(SET_HOSTNAME, value); }

  get port() { return this.#port === kNone ? '' : `${this.#port}`; }
  set port(value) { this.#apply(SET_PORT, value); }

  get pathname() {
    return this.#href.slice(this.#pathStart, Math.min(this.#queryStart, this.#hashStart, this.#href.length));
  }
  set pathname(value) { this.#apply(SET_PATHNAME, value); }

  get search() {
    if (this.#queryStart === kNone) return '';
    const search = this.#href.slice(this.#queryStart, Math.min(this.#hashStart, this.#href.length));
    return search.length > 1 ? search : '';
  }
  set search(value) {
    this.#apply(SET_SEARCH, value);
    this.#tellParams();
  }

  get searchParams() {
    return this.#searchParams ??= paramsOfUrl(this);
  }

  get hash() {
    if (this.#hashStart === kNone || this.#hashStart + 1 === this.#href.length) return '';
    return this.#href.slice(this.#hashStart);
  }
  set hash(value) { this.#apply(SET_HASH, value); }

  toJSON() { return this.#href; }

  #tellParams() {
    if (this.#searchParams !== undefined) refreshParams(this.#searchParams, this.search);
  }

  [kInspect](depth, options) {
    if (typeof depth === 'number' && depth < 0) return this;
    this.#searchParams; // throws unless it is a URL
    const { href, origin, protocol, username, password, host, hostname, port, pathname, search, searchParams, hash } = this;
    const shown = { href, origin, protocol, username, password, host, hostname, port, pathname, search, searchParams, hash };
    return `${require('internal/inspect_shapes').constructorName(options, this, 0)} ${require('internal/inspect').inspect(shown, options)}`;
  }

  static is(value) { return typeof value === 'object' && value !== null && #href in value; }
}
const isURL = URL.is;
delete URL.is;

function parseOrThrow(input, base) {
  const href = ops.parse(input, base, offsets);
  if (href !== undefined) return href;
  const { codes: { ERR_INVALID_URL } } = require('internal/errors');
  throw new ERR_INVALID_URL(input, base);
}

function blobOrigin(path) {
  const inner = URL.parse(path);
  return inner !== null && (inner.protocol === 'http:' || inner.protocol === 'https:') ? inner.origin : 'null';
}

function wellFormed(text) {
  return text.isWellFormed() ? text : text.toWellFormed();
}

function missing(...names) {
  const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
  return new ERR_MISSING_ARGS(...names);
}

// ---- URLSearchParams: names and values alternate in one list

let refreshParams, listOf;

class URLSearchParams {
  #list = [];
  #url;

  static {
    refreshParams = (params, search) => { params.#list = parseQuery(search); };
    listOf = (params) => params.#list;
    paramsOfUrl = (url) => {
      const params = new URLSearchParams(url.search);
      params.#url = url;
      return params;
    };
  }

  constructor(init = undefined) {
    if (init === undefined) return;
    if (init !== null && (typeof init === 'object' || typeof init === 'function')) {
      this.#list = #list in init && init[Symbol.iterator] === entries ? [...init.#list] : listFromObject(init);
    } else {
      this.#list = parseQuery(wellFormed(`${init}`));
    }
  }

  get size() { return URLSearchParams.#check(this).#list.length / 2; }

  append(name, value) {
    URLSearchParams.#check(this);
    if (arguments.length < 2) throw missing('name', 'value');
    this.#list.push(wellFormed(`${name}`), wellFormed(`${value}`));
    this.#changed();
  }

  delete(name, value = undefined) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw missing('name');
    name = wellFormed(`${name}`);
    if (value !== undefined) value = wellFormed(`${value}`);
    const list = this.#list;
    const kept = [];
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] !== name || (value !== undefined && list[i + 1] !== value)) kept.push(list[i], list[i + 1]);
    }
    this.#replace(kept);
    this.#changed();
  }

  get(name) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw missing('name');
    const index = this.#find(wellFormed(`${name}`));
    return index < 0 ? null : this.#list[index + 1];
  }

  getAll(name) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw missing('name');
    name = wellFormed(`${name}`);
    const values = [];
    for (let i = 0; i < this.#list.length; i += 2) if (this.#list[i] === name) values.push(this.#list[i + 1]);
    return values;
  }

  has(name, value = undefined) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw missing('name');
    name = wellFormed(`${name}`);
    if (value === undefined) return this.#find(name) >= 0;
    value = wellFormed(`${value}`);
    for (let i = 0; i < this.#list.length; i += 2) {
      if (this.#list[i] === name && this.#list[i + 1] === value) return true;
    }
    return false;
  }

  set(name, value) {
    URLSearchParams.#check(this);
    if (arguments.length < 2) throw missing('name', 'value');
    name = wellFormed(`${name}`);
    value = wellFormed(`${value}`);
    const list = this.#list;
    const kept = [];
    let seen = false;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] !== name) kept.push(list[i], list[i + 1]);
      else if (!seen) {
        seen = true;
        kept.push(name, value);
      }
    }
    if (!seen) kept.push(name, value);
    this.#replace(kept);
    this.#changed();
  }

  // By name, in UTF-16 code units; pairs of one name keep their order.
  sort() {
    URLSearchParams.#check(this);
    const pairs = [];
    for (let i = 0; i < this.#list.length; i += 2) pairs.push([this.#list[i], this.#list[i + 1]]);
    pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#replace(pairs.flat());
    this.#changed();
  }

  entries() { return makeIterator(URLSearchParams.#check(this), 'entries'); }

  forEach(callback, thisArg = undefined) {
    URLSearchParams.#check(this);
    require('internal/validators').validateFunction(callback, 'callback');
    for (let i = 0; i < this.#list.length; i += 2) callback.call(thisArg, this.#list[i + 1], this.#list[i], this);
  }

  keys() { return makeIterator(URLSearchParams.#check(this), 'keys'); }
  values() { return makeIterator(URLSearchParams.#check(this), 'values'); }
  toString() { return serialize(URLSearchParams.#check(this).#list); }

  #find(name) {
    for (let i = 0; i < this.#list.length; i += 2) if (this.#list[i] === name) return i;
    return -1;
  }

  // In place: an iteration in progress sees the change.
  #replace(list) {
    this.#list.length = 0;
    for (let i = 0; i < list.length; i++) this.#list.push(list[i]);
  }

  #changed() {
    if (this.#url !== undefined) updateSearch(this.#url, serialize(this.#list));
  }

  static #check(value) {
    if (typeof value === 'object' && value !== null && #list in value) return value;
    const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
    throw new ERR_INVALID_THIS('URLSearchParams');
  }

  [kInspect](depth, options) {
    URLSearchParams.#check(this);
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const { inspect } = require('internal/inspect');
    const inner = options.depth == null ? options : { ...options, depth: depth - 1 };
    const shown = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      shown.push(`${inspect(this.#list[i], inner)} => ${inspect(this.#list[i + 1], inner)}`);
    }
    return braced(this.constructor.name, shown, options);
  }
}

const { entries } = URLSearchParams.prototype;

function braced(name, shown, options) {
  const length = shown.reduce((sum, text) => sum + plainLength(text) + 2, -2);
  if (length > options.breakLength) return `${name} {\n  ${shown.join(',\n  ')} }`;
  return shown.length > 0 ? `${name} { ${shown.join(', ')} }` : `${name} {}`;
}

function plainLength(text) {
  return text.replaceAll(/\u001b\[\d+m/g, '').length;
}

function listFromObject(init) {
  const method = init[Symbol.iterator];
  if ((method === entries && init[Symbol.iterator] === entries) || (method !== undefined && method !== null)) {
    if (typeof method !== 'function') {
      const { codes: { ERR_ARG_NOT_ITERABLE } } = require('internal/errors');
      throw new ERR_ARG_NOT_ITERABLE('Query pairs');
    }
    return listFromPairs(init);
  }
  const record = new Map();
  for (const key of Reflect.ownKeys(init)) {
    if (!Object.getOwnPropertyDescriptor(init, key)?.enumerable) continue;
    record.set(wellFormed(`${key}`), wellFormed(`${init[key]}`)); // a symbol throws, as Web IDL has it
  }
  return [...record].flat();
}

function listFromPairs(pairs) {
  const list = [];
  for (const pair of pairs) {
    const isPair = pair !== null && (typeof pair === 'object' || typeof pair === 'function') &&
      typeof pair[Symbol.iterator] === 'function';
    const values = isPair ? [...pair] : [];
    if (values.length !== 2) {
      const { codes: { ERR_INVALID_TUPLE } } = require('internal/errors');
      throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    }
    list.push(wellFormed(`${values[0]}`), wellFormed(`${values[1]}`));
  }
  return list;
}

// application/x-www-form-urlencoded

function parseQuery(query) {
  const list = [];
  const end = query.length;
  for (let from = query[0] === '?' ? 1 : 0; from < end;) {
    let to = query.indexOf('&', from);
    if (to < 0) to = end;
    if (to > from) {
      const equals = query.indexOf('=', from);
      if (equals < 0 || equals >= to) list.push(decode(query.slice(from, to)), '');
      else list.push(decode(query.slice(from, equals)), decode(query.slice(equals + 1, to)));
    }
    from = to + 1;
  }
  return list;
}

function decode(text) {
  if (text.includes('+')) text = text.replaceAll('+', ' ');
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return ops.percentDecode(text); // stray % signs or bytes that are not UTF-8
  }
}

const plainText = /^[\w*.-]*$/;

function encode(text) {
  if (plainText.test(text)) return text;
  return encodeURIComponent(text).replace(/%20|[!'()~]/g, (found) =>
    (found === '%20' ? '+' : `%${found.charCodeAt(0).toString(16).toUpperCase()}`));
}

function serialize(list) {
  let text = '';
  for (let i = 0; i < list.length; i += 2) {
    text += `${i === 0 ? '' : '&'}${encode(list[i])}=${encode(list[i + 1])}`;
  }
  return text;
}

// ---- its iterators

const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
const stateOf = new WeakMap();

const paramsIteratorPrototype = {
  __proto__: iteratorPrototype,

  next() {
    const state = stateOf.get(this);
    if (state === undefined) {
      const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
      throw new ERR_INVALID_THIS('URLSearchParamsIterator');
    }
    const list = listOf(state.params);
    const { index } = state;
    if (index >= list.length) return { value: undefined, done: true };
    state.index += 2;
    return { value: pick(list, index, state.kind), done: false };
  },

  [kInspect](depth, options) {
    const { params, kind, index } = stateOf.get(this);
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const { inspect } = require('internal/inspect');
    const inner = options.depth == null ? options : { ...options, depth: depth - 1 };
    const list = listOf(params);
    const left = [];
    for (let i = index; i < list.length; i += 2) left.push(pick(list, i, kind));
    const shown = left.map((value) => inspect(value, inner));
    const fitsOnLine = !inspect(left, inner).includes('\n');
    return `URLSearchParams Iterator {${fitsOnLine ? ` ${shown.join(', ')}` : `\n  ${shown.join(',\n  ')}`} }`;
  },
};
Object.defineProperty(paramsIteratorPrototype, kInspect, { enumerable: false });
Object.defineProperty(paramsIteratorPrototype, Symbol.toStringTag, { value: 'URLSearchParams Iterator', configurable: true });

function pick(list, index, kind) {
  if (kind === 'keys') return list[index];
  return kind === 'values' ? list[index + 1] : [list[index], list[index + 1]];
}

function makeIterator(params, kind) {
  const iterator = { __proto__: paramsIteratorPrototype };
  stateOf.set(iterator, { params, kind, index: 0 });
  return iterator;
}

// ---- file URLs

function onWindows(options) {
  return options?.windows ?? require('process').platform === 'win32';
}

function fileUrl(path) {
  if (typeof path === 'string') path = new URL(path);
  else if (!isURL(path) && !(path?.href && path.protocol && path.auth === undefined)) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], path);
  }
  if (path.protocol !== 'file:') {
    const { codes: { ERR_INVALID_URL_SCHEME } } = require('internal/errors');
    throw new ERR_INVALID_URL_SCHEME('file');
  }
  return path;
}

function fileURLToPath(path, options = undefined) {
  const url = fileUrl(path);
  return onWindows(options) ? windowsPath(url) : decodeURIComponent(posixPath(url));
}

function fileURLToPathBuffer(path, options = undefined) {
  const url = fileUrl(path);
  const { Buffer } = require('buffer');
  if (onWindows(options)) return Buffer.from(windowsPath(url));
  // As in Node, encoded slashes are not refused here.
  checkHost(url);
  return Buffer.from(ops.percentDecodeBytes(url.pathname));
}

function checkHost(url) {
  if (url.hostname === '') return;
  const { codes: { ERR_INVALID_FILE_URL_HOST } } = require('internal/errors');
  throw new ERR_INVALID_FILE_URL_HOST(require('process').platform);
}

// The path of a file URL, still percent-encoded.
function posixPath(url) {
  checkHost(url);
  if (/%2f/i.test(url.pathname)) throw invalidPath('must not include encoded / characters', url);
  return url.pathname;
}

function windowsPath(url) {
  if (/%2f|%5c/i.test(url.pathname)) throw invalidPath('must not include encoded \\ or / characters', url);
  const path = decodeURIComponent(url.pathname.replaceAll('/', '\\'));
  if (url.hostname !== '') return `\\\\${domainToUnicode(url.hostname)}${path}`;
  if (!/^\\[a-z]:/i.test(path)) throw invalidPath('must be absolute', url);
  return path.slice(1);
}

function invalidPath(text, url) {
  const { codes: { ERR_INVALID_FILE_URL_PATH } } = require('internal/errors');
  return new ERR_INVALID_FILE_URL_PATH(text, url);
}

const escapedInPaths = /[%\n\r\t\\?#"<>`{}|^[\]~ ]/g;

function pathToFileURL(path, options) {
  require('internal/validators').validateString(path, 'path');
  const windows = onWindows(options);
  if (windows && path.startsWith('\\\\')) return uncToFileURL(path);
  const { posix, win32, sep } = require('path');
  const last = path.charCodeAt(path.length - 1);
  let resolved = (windows ? win32 : posix).resolve(path);
  if (windows && resolved.startsWith('\\\\')) return uncToFileURL(resolved);
  const separated = last === 47 || (windows && last === 92);
  if (separated && !resolved.endsWith(sep)) resolved += '/'; // the system's separator, as in Node, whatever the path's
  return new URL(`file://${windows && resolved[0] !== '\\' ? '/' : ''}${encodePath(resolved, windows)}`);
}

function encodePath(path, windows) {
  if (windows) path = path.replaceAll('\\', '/');
  return path.replace(escapedInPaths, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function uncToFileURL(path) {
  const extended = path.startsWith('\\\\?\\UNC\\');
  const device = !extended && path.startsWith('\\\\?\\');
  if (device) return new URL(`file:///${encodePath(path.slice(4), true)}`);
  const prefix = extended ? 8 : 2;
  const hostEnd = path.indexOf('\\', prefix);
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  if (hostEnd === -1) throw new ERR_INVALID_ARG_VALUE('path', path, 'Missing UNC resource path');
  if (hostEnd === 2) throw new ERR_INVALID_ARG_VALUE('path', path, 'Empty UNC servername');
  const host = path.slice(prefix, hostEnd);
  return new URL(`file://${domainToASCII(host) || host}${encodePath(path.slice(hostEnd), true)}`);
}

function domainToASCII(domain) {
  if (arguments.length < 1) throw missing('domain');
  return ops.domainToASCII(wellFormed(`${domain}`));
}

function domainToUnicode(domain) {
  if (arguments.length < 1) throw missing('domain');
  return ops.domainToUnicode(wellFormed(`${domain}`));
}

function urlToHttpOptions(url) {
  const { validateObject, kValidateObjectAllowObjects } = require('internal/validators');
  validateObject(url, 'url', kValidateObjectAllowObjects);
  const { protocol, hostname, hash, search, pathname, href, port, username, password } = url;
  const options = {
    __proto__: null,
    ...url,
    protocol,
    hostname: hostname?.[0] === '[' ? hostname.slice(1, -1) : hostname,
    hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

// ---- property attributes, as Web IDL wants them

function finish(constructor, names) {
  const { prototype } = constructor;
  for (const name of names) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    Object.defineProperty(prototype, name, { ...descriptor, enumerable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: constructor.name, configurable: true });
}

finish(URL, ['toString', 'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname',
  'search', 'searchParams', 'hash', 'toJSON']);
finish(URLSearchParams, ['size', 'append', 'delete', 'get', 'getAll', 'has', 'set', 'sort', 'entries', 'forEach', 'keys',
  'values', 'toString']);
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, { value: entries, writable: true, configurable: true });
for (const name of ['parse', 'canParse', 'createObjectURL', 'revokeObjectURL']) {
  Object.defineProperty(URL, name, { enumerable: true });
}

module.exports = {
  URL,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  fileURLToPath,
  fileURLToPathBuffer,
  isURL,
  pathToFileURL,
  toASCII: ops.toASCII,
  urlToHttpOptions,
};
