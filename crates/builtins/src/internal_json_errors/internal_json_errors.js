// `internal/json_errors`: what is wrong with a JSON text, and what cannot be written as one, in V8's words. Loaded when the engine's JSON.parse or
// JSON.stringify has failed: the text is read, or the value walked, once more. Follows the behaviour of Node 26.
'use strict';

const { stringify } = JSON;
const { apply, defineProperty } = Reflect;
const { isArray } = Array;

/** Puts the message of an error of the engine's JSON.parse into V8's words; gives the error back. */
function explainParse(error, text) {
  if (Object.getPrototypeOf(error) !== SyntaxError.prototype) return error;
  const message = new Reader(text).complaint();
  if (message !== undefined) defineProperty(error, 'message', { value: message, writable: true, enumerable: false, configurable: true });
  return error;
}

// ---- reading

class Complaint {
  constructor(message) {
    this.message = message;
  }
}

const WORDS = { __proto__: null, t: 'true', f: 'false', n: 'null' };
/** Texts that are no JSON but what some value becomes as a string. */
const SPECIAL = new Set(['undefined', 'NaN', 'Infinity', '[object Object]']);
/** How much of a long text is shown on either side. */
const CONTEXT = 10;

class Reader {
  #text;
  #at = 0;

  constructor(text) {
    this.#text = text;
  }

  /** What is wrong with the text. */
  complaint() {
    try {
      this.#readAll();
    } catch (complaint) {
      if (complaint instanceof Complaint) return complaint.message;
      throw complaint;
    }
    return undefined;
  }

  /** The containers that are open are kept in a list: texts may nest deeper than the stack goes. */
  #readAll() {
    const open = [];
    for (;;) {
      const began = this.#readValue();
      if (began !== undefined) {
        open.push(began);
        continue;
      }
      while (open.length !== 0 && !this.#goesOn(open.at(-1))) open.pop();
      if (open.length === 0) break;
    }
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail('Unexpected non-whitespace character after JSON');
  }

  /** Reads a value, or the beginning of one that has values in it: gives what will end that. */
  #readValue() {
    this.#skipSpace();
    const c = this.#text[this.#at];
    if (c === '"') return this.#readString();
    if (c === '-' || isDigit(c)) return this.#readNumber();
    if (c in WORDS) return this.#readWord(WORDS[c]);
    if (c === '[') return this.#readBeginning(']');
    if (c === '{') return this.#readBeginning('}');
    return this.#failAtToken();
  }

  #readBeginning(end) {
    this.#at++;
    this.#skipSpace();
    if (this.#text[this.#at] === end) {
      this.#at++;
      return undefined;
    }
    if (end === '}') this.#readKey("Expected property name or '}' in JSON");
    return end;
  }

  #readKey(expected) {
    this.#skipSpace();
    if (this.#text[this.#at] !== '"') this.#fail(expected);
    this.#readString();
    this.#skipSpace();
    if (this.#text[this.#at] !== ':') this.#fail("Expected ':' after property name in JSON");
    this.#at++;
  }

  /** Reads what follows a value in a container; false if that ends there. */
  #goesOn(end) {
    this.#skipSpace();
    const c = this.#text[this.#at];
    if (c !== end && c !== ',') this.#fail(end === ']' ? "Expected ',' or ']' after array element in JSON" : "Expected ',' or '}' after property value in JSON");
    this.#at++;
    if (c === end) return false;
    if (end === '}') this.#readKey('Expected double-quoted property name in JSON');
    return true;
  }

  #readWord(word) {
    for (const c of word) {
      if (this.#text[this.#at] !== c) this.#failAtToken();
      this.#at++;
    }
  }

  #readNumber() {
    if (this.#text[this.#at] === '-') {
      this.#at++;
      if (!isDigit(this.#text[this.#at])) this.#fail('No number after minus sign in JSON');
    }
    const isZero = this.#text[this.#at] === '0';
    this.#at++;
    if (!isZero) this.#skipDigits();
    else if (isDigit(this.#text[this.#at])) this.#fail('Unexpected number in JSON');
    if (this.#text[this.#at] === '.') {
      this.#at++;
      if (!this.#skipDigits()) this.#fail('Unterminated fractional number in JSON');
    }
    if (this.#text[this.#at] !== 'e' && this.#text[this.#at] !== 'E') return;
    this.#at++;
    if (this.#text[this.#at] === '+' || this.#text[this.#at] === '-') this.#at++;
    if (!this.#skipDigits()) this.#fail('Exponent part is missing a number in JSON');
  }

  /** Whether there were any. */
  #skipDigits() {
    const from = this.#at;
    while (isDigit(this.#text[this.#at])) this.#at++;
    return this.#at > from;
  }

  #readString() {
    for (this.#at++; ; this.#at++) {
      const c = this.#text[this.#at];
      if (c === undefined) this.#fail('Unterminated string in JSON');
      if (c < ' ') this.#fail('Bad control character in string literal in JSON');
      if (c === '\\') this.#readEscape();
      if (c === '"') break;
    }
    this.#at++;
  }

  /** Up to its last character. */
  #readEscape() {
    const c = this.#text[++this.#at];
    if (c === undefined) this.#failAtToken();
    if (!'"\\/bfnrtu'.includes(c)) this.#fail('Bad escaped character in JSON');
    if (c !== 'u') return;
    for (let i = 0; i < 4; i++) {
      this.#at++;
      if (!/^[\da-f]$/i.test(this.#text[this.#at] ?? '')) this.#fail('Bad Unicode escape in JSON');
    }
  }

  #skipSpace() {
    while (this.#at < this.#text.length && ' \t\n\r'.includes(this.#text[this.#at])) this.#at++;
  }

  #fail(message) {
    const before = this.#text.slice(0, this.#at).split(/\r\n|[\n\r]/);
    throw new Complaint(`${message} at position ${this.#at} (line ${before.length} column ${before.at(-1).length + 1})`);
  }

  /** Here is something that begins no value. */
  #failAtToken() {
    const text = this.#text;
    const at = this.#at;
    if (at >= text.length) throw new Complaint('Unexpected end of JSON input');
    if (text[at] === '"') this.#fail('Unexpected string in JSON');
    if (text[at] === '-' || isDigit(text[at])) this.#fail('Unexpected number in JSON');
    if (SPECIAL.has(text)) throw new Complaint(`"${text}" is not valid JSON`);
    throw new Complaint(`Unexpected token '${text[at]}', ${excerpt(text, at)} is not valid JSON`);
  }
}

function isDigit(c) {
  return c >= '0' && c <= '9';
}

/** The text in quotes, or as much of a long one as is near. */
function excerpt(text, at) {
  if (text.length <= 2 * CONTEXT) return `"${text}"`;
  const from = at < CONTEXT ? 0 : at - CONTEXT;
  const to = at < CONTEXT || at < text.length - CONTEXT ? at + CONTEXT : text.length;
  return `${from > 0 ? '...' : ''}"${text.slice(from, to)}"${to < text.length ? '...' : ''}`;
}

// ---- writing

/** As `explainParse`, for an error of JSON.stringify. */
function explainStringify(error, value, replacer) {
  if (error.message !== 'JSON.stringify cannot serialize cyclic structures.') return require('internal/engine_messages').translate(error);
  const circle = findCircle(value, replacer);
  const message = circle === undefined ? 'Converting circular structure to JSON' : describe(circle);
  defineProperty(error, 'message', { value: message, writable: true, enumerable: false, configurable: true });
  return error;
}

/** What is written is written once more, with a replacer that keeps the way to where it is: `{ objects, keys }`, the last key closes the circle. */
function findCircle(value, replacer) {
  const objects = [];
  const keys = [];
  let circle;
  const allowed = isArray(replacer) ? new Set(replacer.map(String)) : undefined;
  function track(key, inner) {
    if (circle !== undefined) return undefined;
    if (typeof replacer === 'function') inner = apply(replacer, this, [key, inner]);
    else if (allowed !== undefined && objects.length !== 0 && !isArray(this) && !allowed.has(key)) return undefined;
    if (typeof inner !== 'object' || inner === null) return inner;
    while (objects.length !== 0 && objects.at(-1) !== this) {
      objects.pop();
      keys.pop();
    }
    const from = objects.indexOf(inner);
    if (from !== -1) {
      circle = { objects: objects.slice(from), keys: [...keys.slice(from + 1), showKey(this, key)] };
      return undefined;
    }
    keys.push(showKey(this, key));
    objects.push(inner);
    return inner;
  }
  try {
    stringify(value, track);
  } catch {
    // The program's own functions do something else this time.
  }
  return circle;
}

function showKey(holder, key) {
  if (isArray(holder)) return `index ${key}`;
  return key === '' ? '<anonymous>' : `property '${key}'`;
}

function describe({ objects, keys }) {
  const lines = keys.slice(0, -1).map((key, index) => `|     ${key} -> ${constructorOf(objects[index + 1])}`);
  if (lines.length > 3) lines.splice(2, lines.length - 3, '|     ...');
  const shown = [`--> starting at ${constructorOf(objects[0])}`, ...lines, `--- ${keys.at(-1)} closes the circle`];
  return ['Converting circular structure to JSON', ...shown].join('\n    ');
}

function constructorOf(object) {
  const name = Object.getPrototypeOf(object)?.constructor?.name;
  return `object with constructor '${typeof name === 'string' && name !== '' ? name : 'Object'}'`;
}

module.exports = { explainParse, explainStringify };
