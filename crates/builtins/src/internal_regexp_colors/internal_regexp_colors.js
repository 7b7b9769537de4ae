// `internal/regexp_colors`: regular expressions in the colours of `util.inspect`, Node 26. Follows the behaviour of its `inspect.styles.regexp`.
//
// Every token has a colour of a palette, counted from how many groups and classes it is in: brackets 1 further, what is matched 2, quantities 3, signs 4.
'use strict';

const BRACKET = 1;
const LITERAL = 2;
const QUANTITY = 3;
const SIGN = 4;

/** What comes in one piece outside of classes. */
const TOKEN = /\\k<([^>]*)>|\\([upP])\{([^}]*)\}|\\x[\dA-Fa-f]{2}|\\\d+|\\.|\((\?(?:[:=!]|<[=!]))?|\(\?<([^>]*)>|\)|\[|[\s\S]/y;
/** And inside of them. */
const CLASS_TOKEN = /\\([upP])\{([^}]*)\}|\\x[\dA-Fa-f]{2}|\\\d+|\\.|[\s\S]/y;
/** What follows the brace of a quantity. */
const QUANTITIES = /^[\d,]*\}/;
const NAMED = /\(\?<(?![=!])([^>]*)>/y;

/** The text of a regular expression; `paint(text, index)` gives it the colour of that index in the palette. */
function highlight(source, paint) {
  const end = endOfPattern(source);
  const painter = new Painter(source.slice(1, end), paint);
  const flags = source.slice(end + 1);
  return `${paint('/', 0)}${painter.run()}${paint('/', 0)}${flags === '' ? '' : paint(flags, BRACKET)}`;
}

/** Where the first slash outside of classes is; a name of a class before the expression counts as its beginning. */
function endOfPattern(source) {
  const [pattern] = /^(?:[^\\/[]|\\.|\[(?:[^\]\\]|\\.)*\]|\[)*/.exec(source.slice(1));
  return pattern.length + 1;
}

class Painter {
  #text;
  #paint;
  #at = 0;
  #depth = 0;
  #output = '';

  constructor(text, paint) {
    this.#text = text;
    this.#paint = paint;
  }

  run() {
    while (this.#at < this.#text.length) this.#token();
    return this.#output;
  }

  #put(text, colour) {
    if (text !== '') this.#output += this.#paint(text, this.#depth + colour);
  }

  #take(form) {
    form.lastIndex = this.#at;
    const match = form.exec(this.#text);
    if (match !== null) this.#at += match[0].length;
    return match;
  }

  #token() {
    const named = this.#take(NAMED);
    if (named !== null) {
      this.#open('(', '?<');
      this.#put(named[1], BRACKET);
      this.#put('>', 0);
      return;
    }
    const match = this.#take(TOKEN);
    const [text, reference, kind, property, prefix] = match;
    if (reference !== undefined) this.#enclosed('\\k<', reference, '>', 0);
    else if (kind !== undefined) this.#enclosed(`\\${kind}{`, property, '}', BRACKET);
    else if (text[0] === '(') this.#group(prefix ?? '');
    else if (text === ')') this.#close(text);
    else if (text === '[') this.#class();
    else if (text === '{' && QUANTITIES.test(this.#text.slice(this.#at))) this.#quantity();
    else if (text === '.') this.#put(text, QUANTITY);
    else this.#put(text, '*+?|^$'.includes(text) ? SIGN : LITERAL);
  }

  #enclosed(before, inside, after, colour) {
    this.#put(before, colour);
    this.#put(inside, colour + 1);
    this.#put(after, colour);
  }

  #open(bracket, prefix) {
    this.#put(bracket, BRACKET);
    this.#depth++;
    this.#put(prefix, 0);
  }

  #close(bracket) {
    if (this.#depth > 0) this.#depth--;
    this.#put(bracket, BRACKET);
  }

  #group(prefix) {
    this.#open('(', prefix);
    if (prefix !== '' || this.#text[this.#at] !== '?') return;
    this.#at++; // flags that hold inside of the group
    this.#put('?', BRACKET);
  }

  #quantity() {
    const end = this.#text.indexOf('}', this.#at);
    this.#put('{', BRACKET);
    for (const [piece] of this.#text.slice(this.#at, end).matchAll(/\d+|,/g)) this.#put(piece, piece === ',' ? LITERAL : QUANTITY);
    this.#put('}', BRACKET);
    this.#at = end + 1;
  }

  #class() {
    this.#open('[', '');
    for (let match = this.#take(CLASS_TOKEN); match !== null; match = this.#take(CLASS_TOKEN)) {
      const [text, kind, property] = match;
      if (text === ']') {
        this.#close(text);
        return;
      }
      if (kind !== undefined) this.#enclosed(`\\${kind}{`, property, '}', BRACKET);
      else this.#put(text, text === '-' ? LITERAL : BRACKET);
    }
  }
}

module.exports = { highlight };
