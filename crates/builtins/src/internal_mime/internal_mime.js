// `internal/mime`: `util.MIMEType` and `util.MIMEParams`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#class-utilmimetype and the WHATWG's MIME Sniffing standard.
'use strict';

const { codes } = require('internal/errors');

const notToken = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const notQuotable = /[^\t\u0020-~\u0080-\u00FF]/;

class MIMEParams {
  #data = new Map();

  get(name) {
    return this.#data.get(`${name}`) ?? null;
  }

  has(name) {
    return this.#data.has(`${name}`);
  }

  set(name, value) {
    const [key, text] = [`${name}`, `${value}`];
    checkSyntax('parameter name', key, notToken, key === '');
    checkSyntax('parameter value', text, notQuotable, false);
    this.#data.set(key, text);
  }

  delete(name) {
    this.#data.delete(`${name}`);
  }

  * entries() {
    yield* this.#data.entries();
  }

  * keys() {
    yield* this.#data.keys();
  }

  * values() {
    yield* this.#data.values();
  }

  toString() {
    return Array.from(this.#data, ([name, value]) => `${name}=${quoteIfNeeded(value)}`).join(';');
  }
}

/** Adds parameters of a type's text; the first of a name counts, malformed ones are dropped. */
function parseParams(params, text) {
  let at = 0;
  while (at < text.length) {
    at += /^[\t\n\f\r ]*/.exec(text.slice(at))[0].length;
    const name = /^[^;=]*/.exec(text.slice(at))[0];
    at += name.length;
    if (text[at] !== '=') {
      at++;
      continue;
    }
    const { value, length } = readValue(text.slice(at + 1));
    at += 1 + length + 1;
    const key = name.toLowerCase();
    if (value !== undefined && key !== '' && !notToken.test(key) && !notQuotable.test(value) && !params.has(key)) params.set(key, value);
  }
}

/** A parameter's value at the start of `text`, undefined when it is empty, and the length up to the next semicolon. */
function readValue(text) {
  if (text[0] !== '"') {
    const raw = /^[^;]*/.exec(text)[0];
    const value = raw.replace(/[\t\n\f\r ]+$/, '');
    return { value: value === '' ? undefined : value, length: raw.length };
  }
  const quoted = /^"((?:[^"\\]|\\[\s\S])*)(\\?)/.exec(text);
  const value = quoted[1].replace(/\\([\s\S])/g, '$1') + quoted[2];
  const rest = text.slice(quoted[0].length);
  return { value, length: quoted[0].length + /^[^;]*/.exec(rest)[0].length };
}

function quoteIfNeeded(value) {
  if (value !== '' && !notToken.test(value)) return value;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function checkSyntax(production, text, forbidden, isEmpty) {
  const index = text.search(forbidden);
  if (isEmpty || index !== -1) throw new codes.ERR_INVALID_MIME_SYNTAX(production, text, index);
}

class MIMEType {
  #type;
  #subtype;
  #params = new MIMEParams();

  constructor(input) {
    const text = `${input}`.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '');
    const slash = text.indexOf('/');
    const type = slash === -1 ? text : text.slice(0, slash);
    const typeFault = type.search(notToken);
    if (type === '' || typeFault !== -1 || slash === -1) throw new codes.ERR_INVALID_MIME_SYNTAX('type', text, typeFault);
    const rest = text.slice(slash + 1);
    const semicolon = rest.indexOf(';');
    const subtype = (semicolon === -1 ? rest : rest.slice(0, semicolon)).replace(/[\t\n\f\r ]+$/, '');
    const subtypeFault = subtype.search(notToken);
    if (subtype === '' || subtypeFault !== -1) throw new codes.ERR_INVALID_MIME_SYNTAX('subtype', text, subtypeFault);
    this.#type = type.toLowerCase();
    this.#subtype = subtype.toLowerCase();
    if (semicolon !== -1) parseParams(this.#params, rest.slice(semicolon + 1));
  }

  /** The type of a text, null where it is none. */
  static parse(input) {
    const text = `${input}`;
    try {
      return new MIMEType(text);
    } catch (error) {
      if (error.code === 'ERR_INVALID_MIME_SYNTAX') return null;
      throw error;
    }
  }

  get type() {
    return this.#type;
  }

  set type(value) {
    const text = `${value}`;
    checkSyntax('type', text, notToken, text === '');
    this.#type = text.toLowerCase();
  }

  get subtype() {
    return this.#subtype;
  }

  set subtype(value) {
    const text = `${value}`;
    checkSyntax('subtype', text, notToken, text === '');
    this.#subtype = text.toLowerCase();
  }

  get essence() {
    return `${this.#type}/${this.#subtype}`;
  }

  get params() {
    return this.#params;
  }

  toString() {
    const params = this.#params.toString();
    const essence = `${this.#type}/${this.#subtype}`;
    return params === '' ? essence : `${essence};${params}`;
  }
}

/** The type that a Content-Type field says, of which there may be several: https://fetch.spec.whatwg.org/#concept-header-extract-mime-type; or null. */
function typeOfField(field) {
  let type = null;
  let charset = null;
  for (const part of field === null ? [] : field.match(/(?:"(?:[^"\\]|\\[^])*(?:"|\\?$)|[^,"])+/g) ?? []) {
    const next = MIMEType.parse(part);
    if (next === null || next.essence === '*/*') continue;
    if (next.essence !== type?.essence) charset = next.params.get('charset');
    else if (next.params.has('charset')) charset = next.params.get('charset');
    else if (charset !== null) next.params.set('charset', charset);
    type = next;
  }
  return type;
}

/** The same method under a second name. */
function alias(prototype, name, method) {
  Object.defineProperty(prototype, name, { value: method, writable: true, enumerable: false, configurable: true });
}

alias(MIMEParams.prototype, Symbol.iterator, MIMEParams.prototype.entries);
alias(MIMEParams.prototype, 'toJSON', MIMEParams.prototype.toString);
alias(MIMEType.prototype, 'toJSON', MIMEType.prototype.toString);

Object.assign(exports, { MIMEType, MIMEParams, typeOfField });
