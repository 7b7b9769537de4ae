// `node:url`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/url.html
// The WHATWG part is `internal/url`; here is the legacy API.

const {
  URL, URLSearchParams, domainToASCII, domainToUnicode, fileURLToPath, fileURLToPathBuffer, isURL, pathToFileURL, toASCII,
  urlToHttpOptions,
} = require('internal/url');

const protocolPattern = /^[a-z0-9.+-]+:/i;
const portPattern = /:[0-9]*$/;
const authorityWithUser = /^\/\/[^@/]+@[^@/]+/;
const plainPath = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/;
const forbiddenInHost = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
const forbiddenInIpv6Host = /[\0\t\n\r #%/<>?@\\^|]/;
const escapedInRest = /[\t\n\r "'<>\\^`{|}]/g;

const scripts = new Set(['javascript', 'javascript:']); // no host, and never escaped
const withSlashes = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss'].flatMap((name) => [name, `${name}:`]));

function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
}

const outerSpace = /^[\0-\x20\u00a0\ufeff]+|[\0-\x20\u00a0\ufeff]+$/g;

let warned = false;

function urlParse(url, parseQueryString, slashesDenoteHost) {
  if (!warned) {
    warned = true;
    require('process').emitWarning(
      '`url.parse()` behavior is not standardized and prone to errors that have security implications. ' +
      'Use the WHATWG URL API instead. CVEs are not issued for `url.parse()` vulnerabilities.',
      'DeprecationWarning', 'DEP0169');
  }
  return parsed(url, parseQueryString, slashesDenoteHost);
}

function parsed(url, parseQueryString, slashesDenoteHost) {
  if (url instanceof Url) return url;
  const result = new Url();
  result.parse(url, parseQueryString, slashesDenoteHost);
  return result;
}

// ---- parse

Url.prototype.parse = function parse(url, parseQueryString, slashesDenoteHost) {
  require('internal/validators').validateString(url, 'url');
  let rest = backslashesTurned(url.replace(outerSpace, ''));
  if (!slashesDenoteHost && !/[#@]/.test(rest) && parsePlainPath(this, rest, parseQueryString)) return this;

  const protocol = protocolPattern.exec(rest)?.[0];
  const lower = protocol?.toLowerCase();
  if (protocol !== undefined) {
    this.protocol = lower;
    rest = rest.slice(protocol.length);
  }
  const hostless = lower !== undefined && scripts.has(lower);
  let slashes = false;
  if (slashesDenoteHost || protocol !== undefined || authorityWithUser.test(rest)) {
    slashes = rest.startsWith('//');
    if (slashes && !hostless) {
      rest = rest.slice(2);
      this.slashes = true;
    }
  }
  if (!hostless && (slashes || (protocol !== undefined && !withSlashes.has(protocol)))) {
    rest = parseAuthority(this, rest, url);
  }
  if (!hostless) {
    rest = rest.replace(escapedInRest, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  }
  parseRest(this, rest, parseQueryString);
  if (withSlashes.has(lower) && this.hostname && !this.pathname) this.pathname = '/';
  if (this.pathname || this.search) this.path = (this.pathname || '') + (this.search || '');
  this.href = this.format();
  return this;
};

// Backslashes count as slashes, as in browsers, up to the query or the hash.
function backslashesTurned(text) {
  const end = text.search(/[?#]/);
  if (end < 0) return text.replaceAll('\\', '/');
  return text.slice(0, end).replaceAll('\\', '/') + text.slice(end);
}

function parsePlainPath(target, text, parseQueryString) {
  const found = plainPath.exec(text);
  if (found === null) return false;
  target.path = text;
  target.href = text;
  target.pathname = found[1];
  if (found[2]) {
    target.search = found[2];
    const query = found[2].slice(1);
    target.query = parseQueryString ? require('querystring').parse(query) : query;
  } else if (parseQueryString) {
    target.search = null;
    target.query = { __proto__: null };
  }
  return true;
}

// Takes `user:password@host:port` from the front; returns what follows.
function parseAuthority(target, text, url) {
  let rest = withoutBreaks(text);
  const { hostEnd, nonHost, at } = scanAuthority(rest);
  let start = 0;
  if (at >= 0) {
    target.auth = decodeURIComponent(rest.slice(0, at));
    start = at + 1;
  }
  const end = nonHost >= 0 ? nonHost : hostEnd;
  target.host = rest.slice(start, end);
  rest = rest.slice(end);
  splitPort(target);
  target.hostname ??= '';
  const { hostname } = target;
  const ipv6 = hostname.startsWith('[') && hostname.endsWith(']');
  if (!ipv6) refuseBadPort(hostname, url);
  target.hostname = target.hostname.length > 255 ? '' : target.hostname.toLowerCase();
  checkHostname(target, ipv6, url);
  target.host = target.hostname + (target.port ? `:${target.port}` : '');
  if (ipv6) {
    target.hostname = target.hostname.slice(1, -1);
    if (rest[0] !== '/') rest = `/${rest}`;
  }
  return rest;
}

// Tabs and line ends are dropped from the authority, as in browsers.
function withoutBreaks(rest) {
  const end = rest.search(/[/?#]/);
  if (end < 0) return rest.replace(/[\t\n\r]/g, '');
  return rest.slice(0, end).replace(/[\t\n\r]/g, '') + rest.slice(end);
}

// The authority ends at the first of / ? #; the last @ before it ends the user; other odd characters end the host.
function scanAuthority(rest) {
  let at = -1;
  let nonHost = -1;
  let hostEnd = rest.length;
  for (let i = 0; i < rest.length; i++) {
    const letter = rest[i];
    if (letter === '/' || letter === '?' || letter === '#') {
      hostEnd = i;
      break;
    }
    if (letter === '@') {
      at = i;
      nonHost = -1;
    } else if (nonHost < 0 && ' "%\';<>\\^`{|}'.includes(letter)) {
      nonHost = i;
    }
  }
  return { hostEnd, nonHost, at };
}

/** Splits `host` into `hostname` and `port`. */
function splitPort(target) {
  let { host } = target;
  const port = portPattern.exec(host)?.[0];
  if (port !== undefined) {
    if (port !== ':') target.port = port.slice(1);
    host = host.slice(0, host.length - port.length);
  }
  if (host) target.hostname = host;
}

function refuseBadPort(hostname, url) {
  if (!hostname.includes(':')) return;
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_VALUE('url', 'Invalid port in url', url);
}

function checkHostname(target, ipv6, url) {
  const { codes: { ERR_INVALID_URL } } = require('internal/errors');
  if (target.hostname === '') return;
  if (ipv6) {
    if (forbiddenInIpv6Host.test(target.hostname)) throw new ERR_INVALID_URL(url);
    return;
  }
  if (/[^\0-\x7f]/.test(target.hostname)) target.hostname = toASCII(target.hostname);
  if (target.hostname === '' || forbiddenInHost.test(target.hostname)) throw new ERR_INVALID_URL(url);
}

function parseRest(target, rest, parseQueryString) {
  const hash = rest.indexOf('#');
  if (hash >= 0) {
    target.hash = rest.slice(hash);
    rest = rest.slice(0, hash);
  }
  const query = rest.indexOf('?');
  if (query >= 0) {
    target.search = rest.slice(query);
    target.query = rest.slice(query + 1);
    if (parseQueryString) target.query = require('querystring').parse(target.query);
    rest = rest.slice(0, query);
  } else if (parseQueryString) {
    target.search = null;
    target.query = { __proto__: null };
  }
  if (rest.length > 0) target.pathname = rest;
}

// ---- format

function urlFormat(urlObject, options) {
  if (typeof urlObject === 'string') urlObject = parsed(urlObject);
  else if (typeof urlObject !== 'object' || urlObject === null) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], urlObject);
  } else if (isURL(urlObject)) {
    return formatWhatwg(urlObject, options);
  }
  return Url.prototype.format.call(urlObject);
}

function formatWhatwg(url, options) {
  if (options) require('internal/validators').validateObject(options, 'options');
  const { fragment = true, unicode = false, search = true, auth = true } = options ?? {};
  let { href } = url;
  if (!fragment) href = href.replace(/#[^]*$/, '');
  if (!search) href = href.replace(/\?[^#]*/, '');
  const hostStart = href.indexOf('@') + 1;
  const hasUser = url.username !== '' || url.password !== '';
  if (unicode) {
    const hostname = domainToUnicode(url.hostname);
    const at = href.indexOf(url.hostname, hasUser ? hostStart : url.protocol.length);
    if (hostname !== '') href = href.slice(0, at) + hostname + href.slice(at + url.hostname.length);
  }
  if (hasUser && !auth) href = href.slice(0, href.indexOf('//') + 2) + href.slice(hostStart);
  return href;
}

Url.prototype.format = function format() {
  const auth = this.auth ? `${encodeAuth(this.auth)}@` : '';
  let protocol = this.protocol || '';
  let pathname = this.pathname || '';
  let hash = this.hash || '';
  let host = formatHost(this, auth);
  let query = '';
  if (this.query !== null && typeof this.query === 'object') query = require('querystring').stringify(this.query);
  let search = this.search || (query && `?${query}`) || '';
  if (protocol && !protocol.endsWith(':')) protocol += ':';
  pathname = pathname.replace(/[?#]/g, encodeURIComponent);
  if (this.slashes || withSlashes.has(protocol)) {
    if (this.slashes || host) {
      if (pathname && pathname[0] !== '/') pathname = `/${pathname}`;
      host = `//${host}`;
    } else if (protocol.startsWith('file')) {
      host = '//';
    }
  }
  search = search.replaceAll('#', '%23');
  if (hash && hash[0] !== '#') hash = `#${hash}`;
  if (search && search[0] !== '?') search = `?${search}`;
  return protocol + host + pathname + search + hash;
};

function encodeAuth(auth) {
  return encodeURIComponent(auth).replaceAll('%3A', ':');
}

function formatHost({ host, hostname, port }, auth) {
  if (host) return auth + host;
  if (!hostname) return '';
  const name = hostname.includes(':') && !/^\[.*\]$/.test(hostname) ? `[${hostname}]` : hostname;
  return `${auth}${name}${port ? `:${port}` : ''}`;
}

// ---- resolve

function urlResolve(source, relative) {
  return parsed(source, false, true).resolve(relative);
}

function urlResolveObject(source, relative) {
  if (!source) return relative;
  return parsed(source, false, true).resolveObject(relative);
}

Url.prototype.resolve = function resolve(relative) {
  return this.resolveObject(parsed(relative, false, true)).format();
};

Url.prototype.resolveObject = function resolveObject(relative) {
  if (typeof relative === 'string') relative = parsed(relative, false, true);
  const result = Object.assign(new Url(), this);
  result.hash = relative.hash; // the base's hash never counts
  if (relative.href === '') return finished(result);
  if (relative.slashes && !relative.protocol) return underSameProtocol(result, relative);
  if (relative.protocol && relative.protocol !== result.protocol) return underOtherProtocol(result, relative);
  return againstBase(result, relative);
};

Url.prototype.parseHost = function parseHost() {
  splitPort(this);
};

function finished(result) {
  result.href = result.format();
  return result;
}

function underSameProtocol(result, relative) {
  for (const key of Object.keys(relative)) if (key !== 'protocol') result[key] = relative[key];
  if (withSlashes.has(result.protocol) && result.hostname && !result.pathname) result.path = result.pathname = '/';
  return finished(result);
}

function underOtherProtocol(result, relative) {
  if (!withSlashes.has(relative.protocol)) {
    Object.assign(result, relative);
    return finished(result);
  }
  result.protocol = relative.protocol;
  if (!relative.host && !/^file:?$/.test(relative.protocol) && !scripts.has(relative.protocol)) {
    const segments = (relative.pathname || '').split('/');
    while (segments.length > 0 && !(relative.host = segments.shift()));
    relative.host ||= '';
    relative.hostname ||= '';
    if (segments[0] !== '') segments.unshift('');
    if (segments.length < 2) segments.unshift('');
    result.pathname = segments.join('/');
  } else {
    result.pathname = relative.pathname;
  }
  result.search = relative.search;
  result.query = relative.query;
  result.host = relative.host || '';
  result.auth = relative.auth;
  result.hostname = relative.hostname || relative.host;
  result.port = relative.port;
  if (result.pathname || result.search) result.path = (result.pathname || '') + (result.search || '');
  result.slashes ||= relative.slashes;
  return finished(result);
}

function againstBase(result, relative) {
  const sourceAbsolute = result.pathname?.[0] === '/';
  const relativeAbsolute = Boolean(relative.host) || relative.pathname?.[0] === '/';
  let endAbsolute = relativeAbsolute || sourceAbsolute || Boolean(result.host && relative.pathname);
  const dotsRemoved = endAbsolute;
  let segments = result.pathname?.split('/') ?? [];
  const relativeSegments = relative.pathname?.split('/') ?? [];
  const noSlashes = Boolean(result.protocol) && !withSlashes.has(result.protocol);
  if (noSlashes) {
    // `mailto:a@b` and the like: the host is the first segment.
    result.hostname = '';
    result.port = null;
    if (result.host) putFirst(segments, result.host);
    result.host = '';
    if (relative.protocol) {
      relative.hostname = null;
      relative.port = null;
      result.auth = null;
      if (relative.host) putFirst(relativeSegments, relative.host);
      relative.host = null;
    }
    endAbsolute &&= relativeSegments[0] === '' || segments[0] === '';
  }

  if (relativeAbsolute) {
    if (relative.host || relative.host === '') {
      if (result.host !== relative.host) result.auth = null;
      result.host = relative.host;
      result.port = relative.port;
    }
    if (relative.hostname || relative.hostname === '') {
      if (result.hostname !== relative.hostname) result.auth = null;
      result.hostname = relative.hostname;
    }
    takeQuery(result, relative);
    segments = relativeSegments;
  } else if (relativeSegments.length > 0) {
    segments.pop();
    segments = segments.concat(relativeSegments);
    takeQuery(result, relative);
  } else if (relative.search !== null && relative.search !== undefined) {
    if (noSlashes) hostFromSegments(result, segments.shift());
    takeQuery(result, relative);
    if (result.pathname !== null || result.search !== null) result.path = (result.pathname || '') + (result.search || '');
    return finished(result);
  }
  if (segments.length === 0) {
    result.pathname = null;
    result.path = result.search ? `/${result.search}` : null;
    return finished(result);
  }

  segments = withoutDots(segments, result, relative, endAbsolute, dotsRemoved);
  const absolute = segments[0] === '' || segments[0]?.[0] === '/';
  if (noSlashes) {
    hostFromSegments(result, absolute ? '' : segments.length > 0 ? segments.shift() : '', true);
  }
  endAbsolute ||= Boolean(result.host && segments.length > 0);
  if (endAbsolute && !absolute) segments.unshift('');
  if (segments.length === 0) {
    result.pathname = null;
    result.path = null;
  } else {
    result.pathname = segments.join('/');
  }
  if (result.pathname !== null || result.search !== null) result.path = (result.pathname || '') + (result.search || '');
  result.auth = relative.auth || result.auth;
  result.slashes ||= relative.slashes;
  return finished(result);
}

function putFirst(segments, host) {
  if (segments[0] === '') segments[0] = host;
  else segments.unshift(host);
}

function takeQuery(result, relative) {
  result.search = relative.search;
  result.query = relative.query;
}

function hostFromSegments(result, host) {
  result.hostname = result.host = host;
  const at = result.host?.indexOf('@') ?? -1;
  if (at > 0) {
    const [auth, name] = result.host.split('@');
    result.auth = auth;
    result.host = result.hostname = name;
  }
}

// Takes `.` and `..` out of the segments.
function withoutDots(segments, result, relative, endAbsolute, dotsRemoved) {
  const last = segments[segments.length - 1];
  const several = segments.length > 1 || result.host || relative.host;
  const trailing = (several && (last === '.' || last === '..')) || last === '';
  let up = 0;
  for (let i = segments.length - 1; i >= 0; i--) {
    if (segments[i] === '.') {
      segments.splice(i, 1);
    } else if (segments[i] === '..') {
      segments.splice(i, 1);
      up++;
    } else if (up > 0) {
      segments.splice(i, 1);
      up--;
    }
  }
  if (!endAbsolute && !dotsRemoved) for (; up > 0; up--) segments.unshift('..');
  if (endAbsolute && segments[0] !== '' && segments[0]?.[0] !== '/') segments.unshift('');
  if (trailing && !segments.join('/').endsWith('/')) segments.push('');
  return segments;
}

module.exports = {
  Url,
  parse: urlParse,
  resolve: urlResolve,
  resolveObject: urlResolveObject,
  format: urlFormat,
  URL,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  pathToFileURL,
  fileURLToPath,
  fileURLToPathBuffer,
  urlToHttpOptions,
};

/** Few programs use it: it is loaded when it is first read. */
function urlPattern() {
  const { URLPattern } = require('internal/url_pattern');
  Object.defineProperty(module.exports, 'URLPattern', { value: URLPattern, writable: true, enumerable: true, configurable: true });
  return URLPattern;
}
require('internal/boot').lazyGetters.add(urlPattern);
Object.defineProperty(module.exports, 'URLPattern', { get: urlPattern, enumerable: true, configurable: true });
