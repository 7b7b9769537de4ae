// `internal/url_pattern`: URLPattern, Node 26. Follows https://urlpattern.spec.whatwg.org/
'use strict';

const { tokenize, parse, toRegExp, toText } = require('internal/url_pattern_parser');
const { URL } = require('internal/url');

const COMPONENTS = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];
const DEFAULT_PORTS = { __proto__: null, http: '80', https: '443', ws: '80', wss: '443', ftp: '21' };
const SPECIAL = ['http', 'https', 'ws', 'wss', 'ftp', 'file'];
const PLAIN = { delimiter: '', prefix: '' };
const HOST = { delimiter: '.', prefix: '' };
const PATH = { delimiter: '/', prefix: '/' };

// ---- texts of components, as a URL has them

function dummy() { return new URL('https://dummy.invalid/'); }

/** A component that the setters of URL put into its form. */
function viaSetter(name, cut) {
  return (value) => {
    if (value === '') return '';
    const url = dummy();
    url[name] = value;
    return cut ? url[name].slice(1) : url[name];
  };
}

const canonical = {
  __proto__: null,
  protocol(value) {
    if (value === '') return '';
    const url = URL.parse(`${value}://dummy.invalid/`);
    if (url === null) throw new TypeError(`Invalid protocol: ${value}`);
    return url.protocol.slice(0, -1);
  },
  username: viaSetter('username', false),
  password: viaSetter('password', false),
  hostname(value) {
    if (value === '') return '';
    if (value.startsWith('[')) return ipv6(value);
    // As the URL parser reads it, which stops where a host is over.
    const host = value.replace(/[\t\n\r]/g, '').split(/[/?#\\]/, 1)[0];
    const url = URL.parse(`https://${host}/`);
    if (url === null || /[@:]/.test(host)) throw new TypeError(`Invalid hostname: ${value}`);
    return url.hostname;
  },
  port(value, protocol) {
    if (value === '') return '';
    const digits = /^[0-9]+/.exec(value.replace(/[\t\n\r]/g, ''));
    if (digits === null || Number(digits[0]) > 65535) throw new TypeError(`Invalid port: ${value}`);
    const port = `${Number(digits[0])}`;
    return DEFAULT_PORTS[protocol] === port ? '' : port;
  },
  pathname(value) {
    if (value === '') return '';
    const isAbsolute = value.startsWith('/');
    const url = dummy();
    url.pathname = isAbsolute ? value : `/-${value}`;
    return isAbsolute ? url.pathname : url.pathname.slice(2);
  },
  opaque(value) {
    return value === '' ? '' : new URL(`data:${value.split(/[?#]/, 1)[0]}`).pathname;
  },
  search: viaSetter('search', true),
  hash: viaSetter('hash', true),
};

function ipv6(value) {
  if (!/^[[\]:0-9a-fA-F]+$/.test(value)) throw new TypeError(`Invalid hostname: ${value}`);
  return value.toLowerCase();
}

// ---- what the constructor is given

/** A text like a URL as the patterns of its components. */
class ConstructorText {
  #points;
  #tokens;
  #result = {};
  #start = 0;
  #at = 0;
  #state = 'init';
  #depth = 0;
  #brackets = 0;
  #isSpecial = false;

  constructor(text) { ({ points: this.#points, tokens: this.#tokens } = tokenize(text, true)); }

  parse() {
    for (let step = 1; this.#at < this.#tokens.length; this.#at += step) {
      step = 1;
      const token = this.#tokens[this.#at];
      if (token.type === 'end') {
        if (this.#state === 'init') {
          this.#rewind();
          if (this.#is('#')) this.#change('hash', 1);
          else if (this.#is('?', true)) this.#change('search', 1);
          else this.#change('pathname', 0);
          step = 0;
          continue;
        }
        if (this.#state === 'authority') {
          this.#rewind();
          this.#state = 'hostname';
          step = 0;
          continue;
        }
        this.#finish('done', 0);
        break;
      }
      if (token.type === 'open') {
        this.#depth++;
        continue;
      }
      if (this.#depth > 0) {
        if (token.type !== 'close') continue;
        this.#depth--;
      }
      step = this.#forms[this.#state].call(this) ?? 1;
    }
    if (this.#result.hostname !== undefined && this.#result.port === undefined) this.#result.port = '';
    return this.#result;
  }

  #forms = {
    __proto__: null,
    init() {
      if (!this.#is(':')) return 1;
      this.#rewind();
      this.#state = 'protocol';
      return 0;
    },
    protocol() {
      if (!this.#is(':')) return 1;
      const protocol = this.#text();
      this.#isSpecial = isSpecialProtocol(protocol);
      const hasSlashes = this.#is('/', false, this.#at + 1) && this.#is('/', false, this.#at + 2);
      if (hasSlashes) this.#change('authority', 3);
      else if (this.#isSpecial) this.#change('authority', 1);
      else this.#change('pathname', 1);
      return 0;
    },
    authority() {
      if (this.#is('@')) {
        this.#rewind();
        this.#state = 'username';
        return 0;
      }
      if (this.#is('/') || this.#is('?', true) || this.#is('#')) {
        this.#rewind();
        this.#state = 'hostname';
        return 0;
      }
      return 1;
    },
    username() {
      if (this.#is(':')) return this.#change('password', 1);
      return this.#is('@') ? this.#change('hostname', 1) : 1;
    },
    password() { return this.#is('@') ? this.#change('hostname', 1) : 1; },
    hostname() {
      if (this.#is('[')) this.#brackets++;
      else if (this.#is(']')) this.#brackets--;
      else if (this.#is(':') && this.#brackets === 0) return this.#change('port', 1);
      return this.#afterHost();
    },
    port() { return this.#afterHost(); },
    pathname() {
      if (this.#is('?', true)) return this.#change('search', 1);
      return this.#is('#') ? this.#change('hash', 1) : 1;
    },
    search() { return this.#is('#') ? this.#change('hash', 1) : 1; },
    hash: () => 1,
  };

  #afterHost() {
    if (this.#is('/')) return this.#change('pathname', 0);
    if (this.#is('?', true)) return this.#change('search', 1);
    return this.#is('#') ? this.#change('hash', 1) : 1;
  }

  /** Whether a token is this character; a `?` may also be a modifier, unless something stands before it that it may modify. */
  #is(character, maybeModifier = false, at = this.#at) {
    const token = this.#tokens[at];
    if (token === undefined) return false;
    if (token.value === character && ['char', 'escaped', 'invalid'].includes(token.type)) return true;
    if (!maybeModifier || token.value !== character || token.type !== 'modifier') return false;
    return !['name', 'regexp', 'close', 'asterisk'].includes(this.#tokens[at - 1]?.type);
  }

  #text() { return this.#points.slice(this.#tokens[this.#start].index, this.#tokens[this.#at].index).join(''); }

  #rewind() {
    this.#at = this.#start;
    this.#depth = 0;
  }

  #finish(next, skip) {
    const { stateNames } = ConstructorText;
    if (stateNames.has(this.#state)) this.#result[this.#state] = this.#text();
    if (this.#state !== 'init' && next !== 'done') this.#fillBetween(next);
    this.#state = next;
    this.#at += skip;
    this.#start = this.#at;
    this.#depth = 0;
  }

  static stateNames = new Set(COMPONENTS);

  /** What was passed over is empty, not anything. */
  #fillBetween(next) {
    const result = this.#result;
    const isBefore = (name, list) => list.includes(this.#state) && (next === name);
    const early = ['protocol', 'authority', 'username', 'password'];
    if (early.includes(this.#state) && ['port', 'pathname', 'search', 'hash'].includes(next)) result.hostname ??= '';
    if (isBefore('search', [...early, 'hostname', 'port']) || isBefore('hash', [...early, 'hostname', 'port'])) result.pathname ??= this.#isSpecial ? '/' : '';
    if (next === 'hash' && [...early, 'hostname', 'port', 'pathname'].includes(this.#state)) result.search ??= '';
  }

  #change(next, skip) {
    this.#finish(next, skip);
    return 0;
  }
}

/** Whether a pattern of protocols matches one of those whose URLs have hosts and paths with slashes. */
function isSpecialProtocol(pattern) {
  const component = new Component(pattern, PLAIN, canonical.protocol, false);
  return SPECIAL.some((protocol) => component.matches(protocol));
}

/** One component: its parts and the expression made of them. */
class Component {
  #regexp;
  #names;

  constructor(pattern, options, encode, ignoreCase) {
    const parts = parse(pattern, options, encode);
    const { source, names } = toRegExp(parts, options);
    try {
      this.#regexp = new RegExp(source, ignoreCase ? 'vi' : 'v');
    } catch {
      throw new TypeError(`Invalid regular expression in the pattern ${pattern}`);
    }
    this.#names = names;
    this.text = toText(parts, options);
    this.hasRegExp = parts.some((part) => part.type === 'regexp');
  }

  matches(input) { return this.#regexp.test(input); }

  exec(input) {
    const match = this.#regexp.exec(input);
    if (match === null) return null;
    const groups = {};
    this.#names.forEach((name, index) => { groups[name] = match[index + 1]; });
    return { groups, input };
  }
}

// ---- dictionaries of components

/** The components of a dictionary, those of its base URL where it has none; for patterns with what is special in them escaped. */
function processInit(init, isPattern) {
  const result = {};
  const base = init.baseURL === undefined ? undefined : baseOf(`${init.baseURL}`);
  const inherited = (name) => (isPattern ? escapeBase(base[name]) : base[name]);
  if (base !== undefined) inheritFrom(result, init, inherited);
  for (const name of COMPONENTS) {
    if (init[name] === undefined) continue;
    let value = `${init[name]}`;
    if (name === 'protocol') value = value.replace(/:$/, '');
    else if (name === 'search') value = value.replace(/^\?/, '');
    else if (name === 'hash') value = value.replace(/^#/, '');
    else if (name === 'pathname' && base !== undefined && !isAbsolute(value, isPattern)) value = joined(inherited('pathname'), value);
    result[name] = value;
  }
  return result;
}

function baseOf(text) {
  const url = URL.parse(text);
  if (url === null) throw new TypeError(`Invalid base URL: ${text}`);
  const { protocol, username, password, hostname, port, pathname, search, hash } = url;
  return { protocol: protocol.slice(0, -1), username, password, hostname, port, pathname, search: search.slice(1), hash: hash.slice(1) };
}

const escapeBase = (text) => text.replace(/[+*?:{}()\\]/g, '\\$&');

/** A component is the base's if none before it is given. */
function inheritFrom(result, init, inherited) {
  const order = ['protocol', 'hostname', 'port', 'pathname', 'search', 'hash'];
  for (const [index, name] of order.entries()) {
    if (order.slice(0, index + 1).some((each) => init[each] !== undefined)) break;
    result[name] = inherited(name);
  }
}

function isAbsolute(path, isPattern) {
  if (path.startsWith('/')) return true;
  return isPattern && (path.startsWith('\\/') || path.startsWith('{/'));
}

function joined(basePath, path) {
  const slash = basePath.lastIndexOf('/');
  return slash === -1 ? path : basePath.slice(0, slash + 1) + path;
}

/** The components of a URL to be matched; null if it is none. */
function componentsOf(input, baseURL) {
  if (typeof input === 'object') return componentsOfInit(input);
  const url = URL.parse(input, baseURL);
  if (url !== null) return baseOf(url.href);
  return baseURL === undefined ? relativeComponents(input) : null;
}

/** Node also takes a relative URL without a base: what it lacks is empty then. */
function relativeComponents(input) {
  const url = URL.parse(input, 'none://');
  return url === null ? null : { ...baseOf(url.href), protocol: '' };
}

function componentsOfInit(init) {
  try {
    const values = { protocol: '', username: '', password: '', hostname: '', port: '', pathname: '', search: '', hash: '', ...processInit(init, false) };
    const isSpecial = values.protocol === '' || SPECIAL.includes(values.protocol);
    for (const name of COMPONENTS) {
      const form = name === 'pathname' && !isSpecial ? canonical.opaque : canonical[name];
      values[name] = form(values[name], values.protocol);
      if (name === 'hostname' && values.hostname.startsWith('[') && !URL.canParse(`https://${values.hostname}/`)) return null;
    }
    return values;
  } catch {
    return null;
  }
}

// ---- the class

class URLPattern {
  #components = {};

  constructor(input = {}, baseURL = undefined, options = undefined) {
    [input, baseURL, options] = checkedArguments(arguments, input, baseURL, options);
    try {
      this.#build(input, baseURL, Boolean(options?.ignoreCase));
    } catch (error) {
      throw error instanceof TypeError ? coded('ERR_INVALID_URL_PATTERN', 'Failed to construct URLPattern') : error;
    }
  }

  #build(input, baseURL, ignoreCase) {
    const given = processInit(initOf(input, baseURL), true);
    for (const name of COMPONENTS) given[name] ??= '*';
    if (DEFAULT_PORTS[given.protocol] !== undefined && DEFAULT_PORTS[given.protocol] === given.port) given.port = '';
    const add = (name, settings, encode, isIgnoring = false) => { this.#components[name] = new Component(given[name], settings, encode, isIgnoring); };
    add('protocol', PLAIN, canonical.protocol);
    add('username', PLAIN, canonical.username);
    add('password', PLAIN, canonical.password);
    add('hostname', HOST, canonical.hostname);
    add('port', PLAIN, (value) => canonical.port(value));
    if (SPECIAL.some((protocol) => this.#components.protocol.matches(protocol))) add('pathname', PATH, canonical.pathname, ignoreCase);
    else add('pathname', PLAIN, canonical.opaque, ignoreCase);
    add('search', PLAIN, canonical.search, ignoreCase);
    add('hash', PLAIN, canonical.hash, ignoreCase);
  }

  static #of(value) {
    if (typeof value === 'object' && value !== null && #components in value) return value.#components;
    throw new TypeError('Illegal invocation');
  }

  test(input = {}, baseURL = undefined) {
    return match(URLPattern.#of(this), input, baseURL, 'test') !== null;
  }

  exec(input = {}, baseURL = undefined) {
    return match(URLPattern.#of(this), input, baseURL, 'exec');
  }

  get hasRegExpGroups() { return Object.values(URLPattern.#of(this)).some((component) => component.hasRegExp); }

  static {
    for (const name of COMPONENTS) {
      const { get } = Object.getOwnPropertyDescriptor({ get [name]() { return URLPattern.#of(this)[name].text; } }, name);
      Object.defineProperty(this.prototype, name, { get, set: undefined, enumerable: true, configurable: false });
    }
  }
}

/** The constructor's second argument may be the options. */
function checkedArguments(given, input, baseURL, options) {
  if (input === null) input = {};
  if (typeof input !== 'string' && typeof input !== 'object') throw coded('ERR_INVALID_ARG_TYPE', 'Input must be an object or a string');
  if (given.length > 2 && options !== undefined && typeof options !== 'object') throw coded('ERR_INVALID_ARG_TYPE', 'options must be an object');
  if (baseURL !== undefined && baseURL !== null && typeof baseURL === 'object') return [input, undefined, baseURL];
  if (baseURL !== undefined && typeof baseURL !== 'string') throw coded('ERR_INVALID_ARG_TYPE', 'second argument must be a string or object');
  return [input, baseURL, options];
}

function match(components, input, baseURL, method) {
  if (input === null) input = {};
  if (typeof input === 'function') input = { __proto__: input }; // an object like any other
  if (typeof input !== 'string' && typeof input !== 'object') {
    throw coded('ERR_INVALID_ARG_TYPE', 'URLPattern input needs to be a string or an object');
  }
  if (baseURL !== undefined && typeof baseURL !== 'string') throw coded('ERR_INVALID_ARG_TYPE', 'baseURL must be a string');
  if (baseURL !== undefined && typeof input === 'object') throw coded('ERR_OPERATION_FAILED', `Failed to ${method} URLPattern`);
  const values = componentsOf(input, baseURL);
  if (values === null) return null;
  const found = {};
  for (const name of COMPONENTS) {
    found[name] = components[name].exec(values[name]);
    if (found[name] === null) return null;
  }
  const own = typeof input === 'object' ? sorted(input, ['baseURL', ...COMPONENTS]) : input;
  found.inputs = baseURL === undefined ? [own] : [own, baseURL];
  return sorted(found, ['inputs', ...COMPONENTS]);
}

/** As Web IDL gives dictionaries back: their members by name. */
function sorted(members, names) {
  const result = {};
  for (const name of names.toSorted()) if (members[name] !== undefined) result[name] = members[name];
  return result;
}

const coded = (code, message) => Object.assign(new TypeError(message), { code });

function initOf(input, baseURL) {
  if (typeof input === 'object') {
    if (baseURL !== undefined) throw new TypeError('A base URL cannot be given beside a dictionary');
    return input;
  }
  const init = new ConstructorText(input).parse();
  if (baseURL === undefined && init.protocol === undefined) throw new TypeError('A relative pattern needs a base URL');
  if (baseURL !== undefined) init.baseURL = baseURL;
  return init;
}

for (const name of ['test', 'exec', 'hasRegExpGroups']) Object.defineProperty(URLPattern.prototype, name, { enumerable: true });
for (const name of ['test', 'exec']) Object.defineProperty(URLPattern.prototype[name], 'length', { value: 0, configurable: true });
Object.defineProperty(URLPattern.prototype, Symbol.toStringTag, { value: 'URLPattern', configurable: true });
Object.defineProperty(URLPattern, 'length', { value: 0, configurable: true });

module.exports = { URLPattern };
