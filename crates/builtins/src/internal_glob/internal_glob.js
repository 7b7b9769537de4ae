// `internal/glob`: does a path match a pattern. Follows https://nodejs.org/docs/latest-v26.x/api/path.html#pathmatchesglobpath-pattern
//
// Braces are expanded first; then pattern and path are cut at their slashes and compared part by part, where `**`
// stands for any number of parts. A part is a text or a regular expression.

const ANY_DEPTH = Symbol('**');
const magic = /[*?[\]!+@()\\]/;

// A function (path) => boolean.
function compile(pattern, { windows = false, ignoreCase = false } = {}) {
  pattern = pattern.replaceAll('\\', '/'); // Node lets no backslash escape anything here
  const flags = ignoreCase ? 'iu' : 'u';
  const alternatives = pattern === '' ? [''] : expandBraces(pattern);
  const compiled = alternatives.map((each) => shorten(each.split(/\/+/)).map((part) => compilePart(part, flags)));
  return (path) => {
    if (windows) path = path.replaceAll('\\', '/');
    if (pattern === '') return path === '';
    const parts = shorten(path.split(/\/+/));
    return compiled.some((list) => matchParts(list, 0, parts, 0));
  };
}

function matchParts(pattern, p, parts, f) {
  for (; p < pattern.length && f < parts.length; p++, f++) {
    if (pattern[p] === ANY_DEPTH) return matchAnyDepth(pattern, p, parts, f);
    if (!pattern[p](parts[f])) return false;
  }
  if (p === pattern.length && f === parts.length) return true;
  return p === pattern.length && f === parts.length - 1 && parts[f] === ''; // a slash at the end of the path
}

function matchAnyDepth(pattern, p, parts, f) {
  if (p === pattern.length - 1) return parts.slice(f).every((part) => !part.startsWith('.'));
  for (; f < parts.length; f++) {
    if (matchParts(pattern, p + 1, parts, f)) return true;
    if (parts[f].startsWith('.')) return false;
  }
  return false;
}

// `.` parts say nothing but at the front, `x/..` neither, and one `**` is as good as several.
function shorten(parts) {
  const kept = [];
  parts.forEach((part, index) => {
    const previous = kept.at(-1);
    if (part === '.' && index > 0) return;
    if (part === '**' && previous === '**') return;
    if (part === '..' && previous !== undefined && previous !== '' && previous !== '.' && previous !== '..' && previous !== '**') kept.pop();
    else if (part !== '' || index === 0 || index === parts.length - 1) kept.push(part);
  });
  return kept.length === 0 ? [''] : kept;
}

function compilePart(part, flags) {
  if (part === '**') return ANY_DEPTH;
  if (!magic.test(part)) {
    if (!flags.includes('i')) return (name) => name === part;
    const lower = part.toLowerCase();
    return (name) => name.toLowerCase() === lower;
  }
  let source;
  try {
    source = new RegExp(`^${new PartReader(part).whole()}$`, flags);
  } catch {
    return (name) => name === part; // a range that is none
  }
  return (name) => source.test(name);
}

class PartReader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  // A part that begins with a wildcard matches no name that begins with a dot, and none that is empty.
  whole() {
    const source = this.sequence(this.text.length);
    if (source === '') return '(?!)';
    const first = this.text[0];
    if (first === '.') return `(?!\\.{1,2}$)${source}`;
    if (/^[!*?+@]\(/.test(this.text)) return `(?!\\.)${source}`;
    if (/[*?[]/.test(first)) return `(?!\\.)(?=.)${source}`;
    return source;
  }

  sequence(end) {
    let source = '';
    while (this.at < end) source += this.item(end);
    return source;
  }

  item(end) {
    const letter = this.text[this.at];
    if ('?*+@!'.includes(letter) && this.text[this.at + 1] === '(') {
      const close = this.closing(this.at + 1, end);
      if (close > 0) return this.group(letter, close, end);
    }
    this.at++;
    switch (letter) {
      case '*':
        while (this.text[this.at] === '*' && this.text[this.at + 1] !== '(') this.at++;
        return '[^/]*?';
      case '?': return '[^/]';
      case '[': return this.set() ?? '\\[';
      case '\\':
        if (this.at < end) return escaped(this.text[this.at++]);
        return '\\\\';
      default: return this.plain(letter);
    }
  }

  // A letter outside the basic plane is two units of the text and one of the regular expression.
  plain(letter) {
    const next = this.text[this.at];
    if (/[\ud800-\udbff]/.test(letter) && next !== undefined) {
      this.at++;
      return letter + next;
    }
    return escaped(letter);
  }

  closing(open, end) {
    let depth = 0;
    for (let i = open; i < end; i++) {
      if (this.text[i] === '\\') i++;
      else if (this.text[i] === '(') depth++;
      else if (this.text[i] === ')' && --depth === 0) return i;
    }
    return -1;
  }

  group(kind, close, end) {
    this.at += 2;
    const choices = [];
    let from = this.at;
    let depth = 0;
    for (let i = this.at; i <= close; i++) {
      const letter = this.text[i];
      if (letter === '(') depth++;
      else if (letter === ')' && i < close) depth--;
      if (i === close || (letter === '|' && depth === 0)) {
        this.at = from;
        choices.push(this.sequence(i));
        from = i + 1;
      }
    }
    this.at = close + 1;
    const body = choices.join('|');
    switch (kind) {
      case '!': {
        const rest = this.sequence(end);
        return `(?:(?!(?:${body})${rest}$)[^/]*?)${rest}`;
      }
      case '@': return `(?:${body})`;
      default: return `(?:${body})${kind}`;
    }
  }

  // [...]: undefined if it never closes.
  set() {
    const { text } = this;
    let i = this.at;
    let negated = '';
    if (text[i] === '!' || text[i] === '^') {
      negated = '^';
      i++;
    }
    let body = '';
    for (let first = true; i < text.length; first = false) {
      if (text[i] === ']' && !first) {
        this.at = i + 1;
        return `(?!/)[${negated}${body}]`;
      }
      const named = /^\[:(\w+):\]/.exec(text.slice(i));
      if (named !== null && classes[named[1]] !== undefined) {
        body += classes[named[1]];
        i += named[0].length;
      } else if (text[i] === '\\' && i + 1 < text.length) {
        body += `\\u{${text.codePointAt(i + 1).toString(16)}}`;
        i += 2;
      } else if (text[i] === '-' && !first && text[i + 1] !== ']') {
        body += '-';
        i++;
      } else {
        const code = text.codePointAt(i);
        body += `\\u{${code.toString(16)}}`;
        i += code > 0xffff ? 2 : 1;
      }
    }
    return undefined;
  }
}

const classes = {
  __proto__: null,
  alnum: '\\p{L}\\p{Nl}\\p{Nd}',
  alpha: '\\p{L}\\p{Nl}',
  ascii: '\\x00-\\x7f',
  blank: '\\p{Zs}\\t',
  cntrl: '\\p{Cc}',
  digit: '\\p{Nd}',
  lower: '\\p{Ll}',
  print: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}',
  punct: '\\p{P}',
  space: '\\p{Z}\\t\\r\\n\\v\\f',
  upper: '\\p{Lu}',
  word: '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}',
  xdigit: 'A-Fa-f0-9',
};

function escaped(letter) {
  return /[\^$\\.*+?()[\]{}|/]/.test(letter) ? `\\${letter}` : letter;
}

// ---- braces

const MOST = 100_000;

// `a{b,c}` to `ab` and `ac`, `{1..3}` to the numbers; a brace without either stays as it is.
function expandBraces(pattern) {
  const found = findBrace(pattern);
  if (found === undefined) return [pattern];
  const { open, close, cuts } = found;
  const head = pattern.slice(0, open);
  const tails = expandBraces(pattern.slice(close + 1));
  const inner = pattern.slice(open + 1, close);
  let middles = cuts.length === 0 ? sequenceOf(inner) : undefined;
  if (middles === undefined && cuts.length === 0) middles = expandBraces(inner).map((each) => `{${each}}`);
  middles ??= [open, ...cuts].flatMap((cut, i) => expandBraces(pattern.slice(cut + 1, cuts[i] ?? close)));
  return middles.flatMap((middle) => tails.map((tail) => head + middle + tail)).slice(0, MOST);
}

// The first brace that closes, with its commas.
function findBrace(pattern) {
  for (let open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
    if (pattern[open - 1] === '$' || pattern[open - 1] === '\\') continue;
    let depth = 0;
    const cuts = [];
    for (let i = open; i < pattern.length; i++) {
      if (pattern[i] === '\\') i++;
      else if (pattern[i] === '{') depth++;
      else if (pattern[i] === ',' && depth === 1) cuts.push(i);
      else if (pattern[i] === '}' && --depth === 0) return { open, close: i, cuts };
    }
  }
  return undefined;
}

function sequenceOf(inner) {
  const numbers = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$/.exec(inner);
  const letters = /^([a-z])\.\.([a-z])(?:\.\.(-?\d+))?$/i.exec(inner);
  const found = numbers ?? letters;
  if (found === null) return undefined;
  const [from, to] = numbers === null ? [found[1].charCodeAt(0), found[2].charCodeAt(0)] : [Number(found[1]), Number(found[2])];
  const step = Math.max(1, Math.abs(Number(found[3] ?? 1)));
  const padded = numbers !== null && /^-?0\d/.test(`${found[1]}`) || (numbers !== null && /^-?0\d/.test(found[2]));
  const width = padded ? Math.max(found[1].length, found[2].length) : 0;
  const values = [];
  for (let i = from; from <= to ? i <= to : i >= to; i += from <= to ? step : -step) {
    if (values.length >= MOST) break;
    values.push(numbers === null ? String.fromCharCode(i) : withWidth(i, width));
  }
  return values;
}

function withWidth(number, width) {
  const digits = String(Math.abs(number));
  return number < 0 ? `-${digits.padStart(width - 1, '0')}` : digits.padStart(width, '0');
}

module.exports = { ANY_DEPTH, compile, compilePart, expandBraces, magic };
