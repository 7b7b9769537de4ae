// `node:punycode`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/punycode.html and RFC 3492, whose names its parts have.
'use strict';

process.emitWarning('The `punycode` module is deprecated. Please use a userland alternative instead.', 'DeprecationWarning', 'DEP0040');

const BASE = 36;
const TMIN = 1;
const TMAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;
const MAX = 0x7fffffff;
const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const PREFIX = 'xn--';

const invalid = () => new RangeError('Invalid input');
const overflow = () => new RangeError('Overflow: input needs wider integers to process');

/** Numbers of characters; halves of pairs that stand alone keep theirs. */
function ucs2decode(text) {
  const points = [];
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at);
    if (point > 0xffff) at++;
    points.push(point);
  }
  return points;
}

function ucs2encode(points) {
  return String.fromCodePoint(...points);
}

function adapt(delta, count, isFirst) {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - TMIN) * TMAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - TMIN));
  return k + Math.floor(((BASE - TMIN + 1) * rest) / (rest + SKEW));
}

const threshold = (k, bias) => Math.min(Math.max(k - bias, TMIN), TMAX);

function digitOf(code) {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  return BASE;
}

function decode(input) {
  const inputLength = input.length;
  const basic = Math.max(input.lastIndexOf('-'), 0);
  const output = [];
  for (let at = 0; at < basic; at++) {
    if (input.charCodeAt(at) >= INITIAL_N) throw new RangeError('Illegal input >= 0x80 (not a basic code point)');
    output.push(input.charCodeAt(at));
  }
  let n = INITIAL_N;
  let i = 0;
  let bias = INITIAL_BIAS;
  for (let at = basic > 0 ? basic + 1 : 0; at < inputLength;) {
    const before = i;
    for (let weight = 1, k = BASE; ; k += BASE) {
      if (at >= inputLength) throw invalid();
      const digit = digitOf(input.charCodeAt(at++));
      if (digit >= BASE) throw invalid();
      if (digit > Math.floor((MAX - i) / weight)) throw overflow();
      i += digit * weight;
      const limit = threshold(k, bias);
      if (digit < limit) break;
      if (weight > Math.floor(MAX / (BASE - limit))) throw overflow();
      weight *= BASE - limit;
    }
    const count = output.length + 1;
    bias = adapt(i - before, count, before === 0);
    if (Math.floor(i / count) > MAX - n) throw overflow();
    n += Math.floor(i / count);
    i %= count;
    output.splice(i++, 0, n);
  }
  return ucs2encode(output);
}

function encode(input) {
  const points = ucs2decode(input);
  const basic = points.filter((point) => point < INITIAL_N);
  let output = ucs2encode(basic);
  let handled = basic.length;
  if (handled > 0) output += '-';
  let n = INITIAL_N;
  let delta = 0;
  let bias = INITIAL_BIAS;
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= n));
    if (next - n > Math.floor((MAX - delta) / (handled + 1))) throw overflow();
    delta += (next - n) * (handled + 1);
    n = next;
    for (const point of points) {
      if (point < n && ++delta > MAX) throw overflow();
      if (point !== n) continue;
      output += variableLength(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
  return output;
}

/** A number as digits, the last of which is below its threshold. */
function variableLength(number, bias) {
  let text = '';
  for (let rest = number, k = BASE; ; k += BASE) {
    const limit = threshold(k, bias);
    if (rest < limit) return text + DIGITS[rest];
    text += DIGITS[limit + ((rest - limit) % (BASE - limit))];
    rest = Math.floor((rest - limit) / (BASE - limit));
  }
}

// ---- domain names and mail addresses

/** The labels behind the `@`, each changed; all that separates labels becomes a full stop. */
function mapLabels(domain, change) {
  const parts = domain.split('@');
  const account = parts.length > 1 ? `${parts[0]}@` : '';
  const name = parts.length > 1 ? parts[1] : domain;
  return account + name.replace(/[\u3002\uff0e\uff61]/g, '.').split('.').map(change).join('.');
}

function toUnicode(input) {
  return mapLabels(input, (label) => (label.startsWith(PREFIX) ? decode(label.slice(PREFIX.length).toLowerCase()) : label));
}

function toASCII(input) {
  return mapLabels(input, (label) => (/[^\0-\x7f]/.test(label) ? `${PREFIX}${encode(label)}` : label));
}

module.exports = {
  version: '2.1.0',
  ucs2: { decode: ucs2decode, encode: ucs2encode },
  decode, encode, toASCII, toUnicode,
};
