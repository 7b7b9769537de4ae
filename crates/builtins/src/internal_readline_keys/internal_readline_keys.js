// `internal/readline/keys`: what key a terminal's characters stand for, and 'keypress' events. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/readline.html#readlineemitkeypresseventsstream-interface and the control sequences of
// xterm, rxvt and the Linux console.
'use strict';

const { StringDecoder } = require('string_decoder');
const { setTimeout } = require('internal/loop');

const ESCAPE = '\x1b';
const kDecoder = Symbol('keypress-decoder');
const kParser = Symbol('escape-decoder');
/** So long after an escape character the rest of its sequence may come. */
const ESCAPE_TIMEOUT = 500;

/** The final character of `ESC [ x` and `ESC O x`, and the number of `ESC [ n ~`. */
const letters = { A: 'up', B: 'down', C: 'right', D: 'left', E: 'clear', F: 'end', H: 'home', P: 'f1', Q: 'f2', R: 'f3', S: 'f4' };
const numbers = {
  1: 'home', 2: 'insert', 3: 'delete', 4: 'end', 5: 'pageup', 6: 'pagedown', 7: 'home', 8: 'end',
  11: 'f1', 12: 'f2', 13: 'f3', 14: 'f4', 15: 'f5', 17: 'f6', 18: 'f7', 19: 'f8', 20: 'f9', 21: 'f10', 23: 'f11', 24: 'f12',
  200: 'paste-start', 201: 'paste-end',
};
const consoleLetters = { A: 'f1', B: 'f2', C: 'f3', D: 'f4', E: 'f5' };
const arrows = { a: 'up', b: 'down', c: 'right', d: 'left', e: 'clear' };
const rxvtNumbers = new Set([2, 3, 5, 6, 7, 8]);

/** Tells 'keypress' on `stream`, as long as somebody listens. */
function emitKeypressEvents(stream, iface = {}) {
  if (stream[kDecoder]) return;
  stream[kDecoder] = new StringDecoder('utf8');
  const parser = stream[kParser] = new KeyParser(stream);
  let timer;
  const onData = (input) => {
    if (stream.listenerCount('keypress') === 0) {
      stream.removeListener('data', onData);
      stream.on('newListener', onNewListener);
      return;
    }
    const text = stream[kDecoder].write(input);
    if (text === '') return;
    timer?.close();
    let left = text.length;
    for (const character of text) {
      left -= character.length;
      iface.isCompletionEnabled = left === 0; // a tab within pasted text is a tab
      parser.feed(character);
    }
    if (parser.isEscape) timer = setTimeout(() => parser.giveUp(), iface.escapeCodeTimeout ?? ESCAPE_TIMEOUT);
  };
  const onNewListener = (name) => {
    if (name !== 'keypress') return;
    stream.on('data', onData);
    stream.removeListener('newListener', onNewListener);
  };
  if (stream.listenerCount('keypress') > 0) stream.on('data', onData);
  else stream.on('newListener', onNewListener);
}

/** Collects the characters of one key, and tells it when it is complete. */
class KeyParser {
  #stream;
  #held = '';

  constructor(stream) {
    this.#stream = stream;
  }

  get isEmpty() { return this.#held === ''; }
  get isEscape() { return this.#held.at(-1) === ESCAPE; }

  feed(character) {
    this.#held += character;
    const key = keyOf(this.#held);
    if (key === undefined) return; // there is more to come
    this.#held = '';
    this.#tell(key);
  }

  /** No more came: the escape character was a key by itself. */
  giveUp() {
    const sequence = this.#held;
    this.#held = '';
    if (sequence !== '') this.#tell({ sequence, name: 'escape', ctrl: false, meta: true, shift: false });
  }

  #tell(key) {
    const isPlain = key.name !== undefined || key.ctrl || key.meta || key.code !== undefined;
    const { sequence } = key;
    if (!isPlain && [...sequence].length !== 1) return;
    this.#stream.emit('keypress', sequence[0] === ESCAPE ? undefined : sequence, key);
  }
}

/** The key of a whole sequence; undefined if it is not whole. */
function keyOf(sequence) {
  let rest = sequence;
  let escaped = false;
  for (let i = 0; i < 2 && rest[0] === ESCAPE; i++) {
    escaped = true;
    rest = rest.slice(1);
  }
  if (rest === '') return sequence.length === 3 ? plainKey(sequence, ESCAPE, true) : undefined;
  if (escaped && (rest[0] === '[' || rest[0] === 'O')) return controlKey(sequence, rest);
  return plainKey(sequence, rest, escaped);
}

function controlKey(sequence, rest) {
  const key = { sequence, name: undefined, ctrl: false, meta: false, shift: false };
  const single = /^O(\d?)([A-Za-z])$/.exec(rest);
  if (rest[0] === 'O') {
    if (single === null) return /^O\d?$/.test(rest) ? undefined : finish(key, rest);
    applyModifier(key, single[1] === '' ? 1 : Number(single[1]));
    return finish(key, `O${single[2]}`);
  }
  if (/^\[\[?$/.test(rest) || /^\[\d*(?:;\d*)?$/.test(rest)) return undefined;
  const parts = /^\[(\d+)?(?:;(\d+))?([~^$A-Za-z])$/.exec(rest);
  if (parts === null) return finish(key, rest);
  const [, number, modifier, last] = parts;
  const isNumbered = last === '~' || last === '^' || last === '$';
  const pressed = modifier ?? (isNumbered ? undefined : number);
  if (pressed !== undefined) applyModifier(key, Number(pressed));
  return finish(key, `[${isNumbered ? number ?? '' : ''}${last}`);
}

function applyModifier(key, number) {
  const bits = number - 1;
  key.ctrl = Boolean(bits & 4);
  key.meta = Boolean(bits & 10);
  key.shift = Boolean(bits & 1);
}

function finish(key, code) {
  key.name = nameOf(code, key) ?? 'undefined';
  key.code = code;
  return key;
}

function nameOf(code, key) {
  const last = code.at(-1);
  if (code.startsWith('[[')) return consoleLetters[last] ?? { '5~': 'pageup', '6~': 'pagedown' }[code.slice(2)];
  if (code[0] === 'O') {
    if (arrows[last] === undefined) return letters[last];
    key.ctrl = true;
    return arrows[last];
  }
  if (code === '[Z') {
    key.shift = true;
    return 'tab';
  }
  const number = Number(code.slice(1, -1));
  if (last === '~') return numbers[number];
  if (last === '$' || last === '^') {
    if (!rxvtNumbers.has(number)) return undefined;
    key[last === '$' ? 'shift' : 'ctrl'] = true;
    return numbers[number];
  }
  if (arrows[last] !== undefined) {
    key.shift = true;
    return arrows[last];
  }
  return letters[last];
}

function plainKey(sequence, character, escaped) {
  const key = { sequence, name: undefined, ctrl: false, meta: false, shift: false };
  const code = character.charCodeAt(0);
  if (character === '\r') key.name = 'return';
  else if (character === '\n') key.name = 'enter';
  else if (character === '\t') key.name = 'tab';
  else if (character === '\b' || character === '\x7f') key.name = 'backspace';
  else if (character === ESCAPE) key.name = 'escape';
  else if (character === ' ') key.name = 'space';
  else if (code <= 0x1a && !escaped) {
    key.name = String.fromCharCode(code + 96);
    key.ctrl = true;
  } else if (/^[0-9A-Za-z]$/.test(character)) {
    key.name = character.toLowerCase();
    key.shift = /^[A-Z]$/.test(character);
  }
  key.meta = escaped;
  return key;
}

Object.assign(exports, { emitKeypressEvents });
