// `internal/shell_words`: the words of a command in a template: `` $`git log -${n} ${files}` ``. No shell takes part.
//
// Words are separated by white space; quotes and backslashes group and escape as in `sh`. A value that is put in is never split, whatever it
// holds; an array stands for so many words. What a shell would do more with (`| > < & ; * ? $`) is refused, not passed on in silence.
'use strict';

/** Outside quotes these mean something to a shell; the latter at the beginning of a word. */
const special = new Set('|&;<>()$*?[]{}`!'.split(''));
const specialFirst = new Set(['#', '~']);
const blank = /\s/;

/** The words of a template. `texts` are its raw pieces. */
function wordsOf(texts, values) {
  const words = new Words();
  for (let i = 0; i < texts.length; i++) {
    words.addText(texts[i]);
    if (i < values.length) words.addValue(values[i]);
  }
  return words.end();
}

class Words {
  #words = [];
  /** The word that is being read; undefined between words. */
  #word;
  #quote = '';
  /** An array has just been put in: the word is over. */
  #isClosed = false;

  addText(text) {
    for (let i = 0; i < text.length; i++) {
      const char = text[i];
      if (this.#quote === "'") this.#addQuoted(char);
      else if (char === '\\' && i + 1 < text.length) this.#add(text[++i] === '\n' ? '' : text[i]);
      else if (this.#quote === '"') this.#addQuoted(char);
      else if (char === '"' || char === "'") this.#open(char);
      else if (blank.test(char)) this.#endWord();
      else if (special.has(char) || (specialFirst.has(char) && this.#word === undefined)) throw refused(char);
      else this.#add(char);
    }
  }

  #addQuoted(char) {
    if (char === this.#quote) this.#quote = '';
    else this.#add(char);
  }

  #open(quote) {
    this.#add('');
    this.#quote = quote;
  }

  #add(text) {
    if (this.#isClosed) throw attached();
    this.#word = (this.#word ?? '') + text;
  }

  addValue(value) {
    if (!Array.isArray(value)) {
      this.#add(textOf(value));
      return;
    }
    if (this.#word !== undefined || this.#isClosed) throw attached();
    this.#words.push(...value.map(textOf));
    this.#isClosed = true;
  }

  #endWord() {
    if (this.#word !== undefined) this.#words.push(this.#word);
    this.#word = undefined;
    this.#isClosed = false;
  }

  end() {
    if (this.#quote !== '') throw new SyntaxError(`A quote is not closed: ${this.#quote}`);
    this.#endWord();
    if (this.#words.length === 0) throw new SyntaxError('A command needs a name');
    return this.#words;
  }
}

function refused(char) {
  return new SyntaxError(`${char} means nothing without a shell: quote it, use .pipe() or .stdin(), or ask for a shell with $.shell`);
}

function attached() {
  return new TypeError('An array stands for whole arguments: put space around it');
}

/** What a value is as an argument. What has no good text is refused. */
function textOf(value) {
  switch (typeof value) {
    case 'string': return value;
    case 'number': case 'bigint': case 'boolean': return String(value);
    case 'object':
      if (value instanceof URL && value.protocol === 'file:') return require('url').fileURLToPath(value);
      if (value instanceof URL || value instanceof Date) return value.toJSON();
  }
  const hint = value?.[Symbol.toStringTag] === 'Command' ? ': pipe it, or put in what it has printed, as text' : '';
  throw new TypeError(`${require('internal/inspect').inspect(value, { depth: 0 })} is no argument of a command${hint}`);
}

/** A template as the text of a shell; what is put in is quoted. */
function shellText(texts, values) {
  return texts.map((text, i) => (i < values.length ? text + [values[i]].flat().map(quoted).join(' ') : text)).join('');
}

function quoted(value) {
  const text = textOf(value);
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

Object.assign(exports, { wordsOf, shellText, quoted });
