// `internal/url_pattern_parser`: the patterns of URLPattern: texts to tokens, to parts, to regular expressions and back to texts.
// Follows https://urlpattern.spec.whatwg.org/#patterns
'use strict';

const NAME_START = /[\p{ID_Start}$_]/u;
const NAME_PART = /[\p{ID_Continue}$\u200c\u200d]/u;
const FULL_WILDCARD = '.*';

// ---- tokens

/** `{ type, index, value }` for each; what is wrong is thrown, or a token of its own if the policy is lenient. */
function tokenize(input, isLenient) {
  const points = [...input];
  const tokens = [];
  const simple = { '*': 'asterisk', '+': 'modifier', '?': 'modifier', '{': 'open', '}': 'close' };
  for (let at = 0; at < points.length;) {
    const point = points[at];
    const [type, end, value] = simple[point] !== undefined ? [simple[point], at + 1, point] : tokenAt(points, at);
    if (type === 'invalid' && !isLenient) throw new TypeError(`Invalid pattern: ${input}`);
    tokens.push({ type, index: at, value: value ?? point });
    at = end;
  }
  tokens.push({ type: 'end', index: points.length, value: '' });
  return { points, tokens };
}

function tokenAt(points, at) {
  switch (points[at]) {
    case '\\': return at === points.length - 1 ? ['invalid', at + 1] : ['escaped', at + 2, points[at + 1]];
    case ':': return nameAt(points, at);
    case '(': return regexpAt(points, at);
    default: return ['char', at + 1];
  }
}

function nameAt(points, at) {
  let end = at + 1;
  while (end < points.length && (end === at + 1 ? NAME_START : NAME_PART).test(points[end])) end++;
  return end === at + 1 ? ['invalid', at + 1] : ['name', end, points.slice(at + 1, end).join('')];
}

function regexpAt(points, at) {
  let depth = 1;
  let end = at + 1;
  for (; end < points.length; end++) {
    const point = points[end];
    if (point.codePointAt(0) > 0x7f || (end === at + 1 && point === '?')) return ['invalid', at + 1];
    if (point === '\\') {
      if (++end >= points.length || points[end].codePointAt(0) > 0x7f) return ['invalid', at + 1];
    } else if (point === ')') {
      if (--depth === 0) break;
    } else if (point === '(') {
      depth++;
      if (points[end + 1] !== '?') return ['invalid', at + 1];
    }
  }
  return depth > 0 || end === at + 1 ? ['invalid', at + 1] : ['regexp', end + 1, points.slice(at + 1, end).join('')];
}

// ---- parts

const segmentOf = ({ delimiter }) => (delimiter === '' ? '.+?' : `[^${escapeRegExp(delimiter)}]+?`);

class Parser {
  #tokens;
  #at = 0;
  #parts = [];
  #pending = '';
  #names = new Set();
  #nextName = 0;
  #options;
  #encode;
  #segment;

  constructor(input, options, encode) {
    this.#tokens = tokenize(input, false).tokens;
    this.#options = options;
    this.#encode = encode;
    this.#segment = segmentOf(options);
  }

  parse() {
    while (this.#at < this.#tokens.length) {
      const char = this.#take('char');
      const name = this.#take('name');
      const pattern = this.#takePattern(name);
      if (name !== undefined || pattern !== undefined) {
        let prefix = char?.value ?? '';
        if (prefix !== '' && prefix !== this.#options.prefix) {
          this.#pending += prefix;
          prefix = '';
        }
        this.#addPending();
        this.#add(prefix, name, pattern, '', this.#takeModifier());
        continue;
      }
      const fixed = char ?? this.#take('escaped');
      if (fixed !== undefined) {
        this.#pending += fixed.value;
        continue;
      }
      if (this.#take('open') !== undefined) {
        this.#group();
        continue;
      }
      this.#addPending();
      this.#need('end');
    }
    return this.#parts;
  }

  #group() {
    const prefix = this.#takeText();
    const name = this.#take('name');
    const pattern = this.#takePattern(name);
    const suffix = this.#takeText();
    this.#need('close');
    this.#add(prefix, name, pattern, suffix, this.#takeModifier());
  }

  #take(type) { return this.#tokens[this.#at]?.type === type ? this.#tokens[this.#at++] : undefined; }

  #need(type) {
    if (this.#take(type) === undefined) throw new TypeError('Invalid pattern');
  }

  #takePattern(name) { return this.#take('regexp') ?? (name === undefined ? this.#take('asterisk') : undefined); }
  #takeModifier() { return (this.#take('modifier') ?? this.#take('asterisk'))?.value ?? ''; }

  #takeText() {
    let text = '';
    for (let token = this.#take('char') ?? this.#take('escaped'); token !== undefined; token = this.#take('char') ?? this.#take('escaped')) text += token.value;
    return text;
  }

  #addPending() {
    if (this.#pending === '') return;
    this.#parts.push({ type: 'fixed', value: this.#encode(this.#pending), modifier: '', name: '', prefix: '', suffix: '' });
    this.#pending = '';
  }

  #add(prefix, nameToken, pattern, suffix, modifier) {
    if (nameToken === undefined && pattern === undefined && modifier === '') {
      this.#pending += prefix;
      return;
    }
    this.#addPending();
    if (nameToken === undefined && pattern === undefined) {
      if (prefix !== '') this.#parts.push({ type: 'fixed', value: this.#encode(prefix), modifier, name: '', prefix: '', suffix: '' });
      return;
    }
    const source = pattern === undefined ? this.#segment : pattern.type === 'asterisk' ? FULL_WILDCARD : pattern.value;
    const type = source === this.#segment ? 'segment' : source === FULL_WILDCARD ? 'full' : 'regexp';
    const name = nameToken?.value ?? `${this.#nextName++}`;
    if (this.#names.has(name)) throw new TypeError(`Duplicate name in pattern: ${name}`);
    this.#names.add(name);
    this.#parts.push({ type, value: type === 'regexp' ? source : '', modifier, name, prefix: this.#encode(prefix), suffix: this.#encode(suffix) });
  }
}

const parse = (input, options, encode) => new Parser(input, options, encode).parse();

// ---- regular expressions

const escapeRegExp = (text) => text.replace(/[.+*?^${}()[\]|/\\]/g, '\\$&');
const escapePattern = (text) => text.replace(/[+*?:{}()\\]/g, '\\$&');

/** `{ source, names }`: the names of what the groups of the expression capture. */
function toRegExp(parts, options) {
  const names = parts.filter((part) => part.type !== 'fixed').map((part) => part.name);
  return { source: `^${parts.map((part) => regExpOf(part, options)).join('')}$`, names };
}

function regExpOf(part, options) {
  const { modifier } = part;
  if (part.type === 'fixed') return modifier === '' ? escapeRegExp(part.value) : `(?:${escapeRegExp(part.value)})${modifier}`;
  const value = part.type === 'segment' ? segmentOf(options) : part.type === 'full' ? FULL_WILDCARD : part.value;
  const isOnce = modifier === '' || modifier === '?';
  if (part.prefix === '' && part.suffix === '') return isOnce ? `(${value})${modifier}` : `((?:${value})${modifier})`;
  const [prefix, suffix] = [escapeRegExp(part.prefix), escapeRegExp(part.suffix)];
  if (isOnce) return `(?:${prefix}(${value})${suffix})${modifier}`;
  return `(?:${prefix}((?:${value})(?:${suffix}${prefix}(?:${value}))*)${suffix})${modifier === '*' ? '?' : ''}`;
}

// ---- back to texts

function toText(parts, options) {
  return parts.map((part, index) => textOf(part, parts[index - 1], parts[index + 1], options)).join('');
}

const isName = (text) => NAME_PART.test([...text][0] ?? '');
const lastOf = (text) => [...text].at(-1);

function textOf(part, before, after, options) {
  const { modifier, name, prefix, suffix, type } = part;
  if (type === 'fixed') return modifier === '' ? escapePattern(part.value) : `{${escapePattern(part.value)}}${modifier}`;
  const isNamed = !/^[0-9]/.test(name);
  let isGrouped = suffix !== '' || (prefix !== '' && prefix !== options.prefix);
  if (!isGrouped && isNamed && type === 'segment' && modifier === '' && after !== undefined && after.prefix === '' && after.suffix === '') {
    isGrouped = after.type === 'fixed' ? isName(after.value) : /^[0-9]/.test(after.name);
  }
  if (!isGrouped && prefix === '' && before?.type === 'fixed' && options.prefix !== '' && lastOf(before.value) === options.prefix) isGrouped = true;
  let text = escapePattern(prefix) + (isNamed ? `:${name}` : '');
  if (type === 'regexp') text += `(${part.value})`;
  else if (type === 'segment') text += isNamed ? '' : `(${segmentOf(options)})`;
  else if (!isNamed && (before === undefined || before.type === 'fixed' || before.modifier !== '' || isGrouped || prefix !== '')) text += '*';
  else text += `(${FULL_WILDCARD})`;
  if (type === 'segment' && isNamed && suffix !== '' && isName(suffix)) text += '\\';
  text += escapePattern(suffix);
  return (isGrouped ? `{${text}}` : text) + modifier;
}

module.exports = { tokenize, parse, toRegExp, toText };
