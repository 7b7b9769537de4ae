// `internal/readline/editor`: editing a line on a terminal, with its history, as `Interface` does it. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/readline.html#tty-keybindings
'use strict';

const { clearScreenDown, cursorTo, moveCursor } = require('internal/readline/cursor');
const { textWidth } = require('internal/style');
const { InterfaceConstructor, LINE_END } = require('internal/readline/interface');

const { prototype } = InterfaceConstructor;
const UNDO_DEPTH = 2048;
/** So many killed texts can be yanked. */
const KILL_RING = 32;

/** Prepares an interface for its terminal. */
function attach(iface) {
  const { input, output } = iface;
  Object.assign(iface, { line: '', cursor: 0, _prevRows: 0, _undo: [], _redo: [], _killed: [], _killedAt: 0, _isYanking: false, _searched: null });
  require('internal/readline/keys').emitKeypressEvents(input, iface);
  const onKeypress = (text, key) => {
    iface._ttyWrite(text, key);
    // Half a character: shown whole once the other half has come.
    if (key?.sequence?.length === 1 && !key.sequence.isWellFormed()) iface._refreshLine();
  };
  const onEnd = () => {
    if (iface.line.length > 0) iface.emit('line', iface.line);
    iface.close();
  };
  const onResize = () => iface._refreshLine();
  input.on('keypress', onKeypress);
  input.on('end', onEnd);
  iface._setRawMode(true);
  if (output?.isTTY) output.on('resize', onResize);
  iface.once('close', () => {
    input.removeListener('keypress', onKeypress);
    input.removeListener('end', onEnd);
    if (output?.isTTY) output.removeListener('resize', onResize);
  });
}

const methods = {
  _setRawMode(mode) {
    const was = this.input.isRaw;
    if (typeof this.input.setRawMode === 'function') this.input.setRawMode(mode);
    return was;
  },

  // ---- showing

  /** Where text ends on the screen, from the place of the prompt. */
  _getDisplayPos(text) {
    let offset = 0;
    let rows = 0;
    const { columns } = this;
    for (const character of require('internal/style').stripVTControlCharacters(text)) {
      if (character === '\n') {
        rows += Math.ceil(offset / columns) || 1;
        offset = 0;
      } else if (character === '\t') {
        offset += this.tabSize - (offset % this.tabSize);
      } else {
        const width = textWidth(character);
        // A wide character does not begin in the last column.
        if (width === 2 && (offset + 1) % columns === 0) offset++;
        offset += width;
      }
    }
    return { cols: offset % columns, rows: rows + (offset - offset % columns) / columns || rows };
  },

  getCursorPos() {
    return this._getDisplayPos(this._prompt + this.line.slice(0, this.cursor ?? 0));
  },

  _refreshLine() {
    const text = this._prompt + this.line;
    const end = this._getDisplayPos(text);
    const at = this.getCursorPos();
    if (this._prevRows > 0) moveCursor(this.output, 0, -this._prevRows);
    cursorTo(this.output, 0);
    clearScreenDown(this.output);
    this._writeToOutput(text);
    if (end.cols === 0) this._writeToOutput(' '); // so that the terminal goes on to the next row
    cursorTo(this.output, at.cols);
    if (end.rows > at.rows) moveCursor(this.output, 0, -(end.rows - at.rows));
    this._prevRows = at.rows;
  },

  clearLine() {
    if (this.terminal) this._moveCursor(Infinity);
    this._writeToOutput('\r\n');
    this.line = '';
    this.cursor = 0;
    this._prevRows = 0;
  },

  // ---- changing

  _beforeEdit() {
    if (this._undo.push({ text: this.line, cursor: this.cursor }) > UNDO_DEPTH) this._undo.shift();
  },

  _insertString(text) {
    this._beforeEdit();
    const isAtEnd = this.cursor >= this.line.length;
    const { rows } = this.getCursorPos();
    this.line = this.line.slice(0, this.cursor) + text + this.line.slice(this.cursor);
    this.cursor += text.length;
    // Of what comes in one piece, as pasted text does, only the last character shows where all has its place.
    if (this.isCompletionEnabled && (!isAtEnd || this.getCursorPos().rows > rows)) {
      this._refreshLine();
    } else {
      this._writeToOutput(text);
    }
  },

  /** Takes out what is between two places; the cursor is then at the first. */
  _cut(from, to) {
    const text = this.line.slice(from, to);
    if (text === '') return text;
    this._beforeEdit();
    this.line = this.line.slice(0, from) + this.line.slice(to);
    this.cursor = from;
    this._refreshLine();
    return text;
  },

  _kill(from, to) {
    const text = this._cut(from, to);
    if (text === '' || text === this._killed[0]) return;
    this._killed.unshift(text);
    this._killedAt = 0;
    if (this._killed.length > KILL_RING) this._killed.pop();
  },

  _deleteLeft() { this._cut(this.cursor - lengthBefore(this.line, this.cursor), this.cursor); },
  _deleteRight() { this._cut(this.cursor, this.cursor + lengthAfter(this.line, this.cursor)); },
  _deleteWordLeft() { this._cut(wordStart(this.line, this.cursor), this.cursor); },
  _deleteWordRight() { this._cut(this.cursor, wordEnd(this.line, this.cursor)); },
  // These draw the line anew even if there was nothing to delete.
  _deleteLineLeft() {
    if (this.cursor === 0) this._refreshLine();
    else this._kill(0, this.cursor);
  },

  _deleteLineRight() {
    if (this.cursor === this.line.length) this._refreshLine();
    else this._kill(this.cursor, this.line.length);
  },

  _yank() {
    if (this._killed.length === 0) return;
    this._isYanking = true;
    this._insertString(this._killed[this._killedAt]);
  },

  /** Replaces what was yanked just now by what was killed before it. */
  _yankPop() {
    if (!this._isYanking || this._killed.length < 2) return;
    const last = this._killed[this._killedAt];
    this._killedAt = (this._killedAt + 1) % this._killed.length;
    const from = this.cursor - last.length;
    this.line = this.line.slice(0, from) + this._killed[this._killedAt] + this.line.slice(this.cursor);
    this.cursor = from + this._killed[this._killedAt].length;
    this._refreshLine();
  },

  _undoEdit() { restore(this, this._undo, this._redo); },
  _redoEdit() { restore(this, this._redo, this._undo); },

  // ---- moving

  _moveCursor(distance) {
    if (distance === 0) return;
    const before = this.getCursorPos();
    this.cursor = Math.min(Math.max(this.cursor + distance, 0), this.line.length);
    const after = this.getCursorPos();
    if (before.rows === after.rows) {
      moveCursor(this.output, after.cols - before.cols, 0);
    } else {
      this._refreshLine();
    }
  },

  _wordLeft() { this._moveCursor(wordStart(this.line, this.cursor) - this.cursor); },
  _wordRight() { this._moveCursor(wordEnd(this.line, this.cursor) - this.cursor); },

  // ---- whole lines

  _line() {
    const line = this._addHistory();
    this._undo = [];
    this._redo = [];
    this.clearLine();
    this._onLine(line);
  },

  _addHistory() {
    const { line, history } = this;
    if (line.length === 0) return '';
    if (this.historySize === 0 || line.trim().length === 0) return line;
    if (history.length === 0 || history[0] !== line) {
      if (this.removeHistoryDuplicates) {
        const at = history.indexOf(line);
        if (at !== -1) history.splice(at, 1);
      }
      history.unshift(line);
      if (history.length > this.historySize) history.pop();
    }
    this.historyIndex = -1;
    this.emit('history', history);
    return history[0];
  },

  /** The next older line that begins as what was searched; behind the oldest stands what was searched itself. */
  _historyPrev() {
    if (this.historyIndex < this.history.length && this.history.length > 0) this._showHistory(1);
  },

  _historyNext() {
    if (this.historyIndex >= 0) this._showHistory(-1);
  },

  _showHistory(step) {
    const { history } = this;
    const searched = this._searched ?? '';
    let at = this.historyIndex + step;
    while (at >= 0 && at < history.length && (!history[at].startsWith(searched) || history[at] === this.line)) at += step;
    this.historyIndex = at;
    this._beforeEdit();
    this.line = history[at] ?? searched;
    this.cursor = this.line.length;
    this._refreshLine();
  },

  // ---- completion

  _tabComplete(lastWasTab) {
    this.pause();
    const before = this.line.slice(0, this.cursor);
    const done = (error, result) => {
      this.resume();
      if (error) this._writeToOutput(`Tab completion error: ${require('internal/inspect').inspect(error)}`);
      else this._complete(before, result, lastWasTab);
    };
    if (this.completer.length >= 2) {
      this.completer(before, done);
    } else if (this._completesLater) {
      Promise.resolve(this.completer(before)).then((result) => done(null, result), done);
    } else {
      done(null, this.completer(before));
    }
  },

  _complete(before, [matches, word], lastWasTab) {
    if (!matches || matches.length === 0) return;
    const prefix = commonPrefix(matches.filter((match) => match !== ''));
    if (prefix.startsWith(word) && prefix.length > word.length) {
      this._insertString(prefix.slice(word.length));
      return;
    }
    if (!word.startsWith(prefix)) {
      this.line = before.slice(0, before.length - word.length) + prefix + this.line.slice(this.cursor);
      this.cursor = before.length - word.length + prefix.length;
      this._refreshLine();
      return;
    }
    if (!lastWasTab) return;
    this._beforeEdit();
    this._writeToOutput(inColumns(matches, this.columns));
    this._prevRows = 0;
    this._refreshLine();
  },

  // ---- keys

  /** What stands before the cursor when a search of the history begins is searched until another key is pressed. */
  _keepSearch(isSearch) {
    if (isSearch) {
      this._searched ??= this.line.slice(0, this.cursor);
    } else if (this._searched !== null) {
      this._searched = null;
      if (this.historyIndex === this.history.length) this.historyIndex = -1;
    }
  },

  _ttyWrite(text, key = {}) {
    const previous = this._previousKey;
    this._previousKey = key;
    if (!key.meta || key.name !== 'y') this._isYanking = false;
    const isSearch = (key.name === 'up' || key.name === 'down') && !key.ctrl && !key.meta && !key.shift;
    this._keepSearch(isSearch);
    if (isSearch) {
      if (key.name === 'up') this._historyPrev();
      else this._historyNext();
      return;
    }
    if (key.name === 'escape') return;
    if (key.name !== 'enter') this._sawReturnAt = 0;
    const keys = key.ctrl && key.shift ? controlShiftKeys : key.ctrl ? controlKeys : key.meta ? metaKeys : plainKeys;
    const action = keys[key.name];
    if (key.sequence === '\x1f') this._undoEdit();
    else if (key.sequence === '\x1e') this._redoEdit();
    else if (action !== undefined) action(this, text, key, previous);
    else if (!key.ctrl && !key.meta && typeof text === 'string' && text !== '') typed(this, text);
  },
};

/** Text, also of several lines at once. */
function typed(iface, text) {
  const lines = text.split(LINE_END);
  lines.forEach((line, i) => {
    if (i > 0) iface._line();
    if (line !== '') iface._insertString(line);
  });
}

const signalOr = (name, otherwise) => (iface) => {
  if (iface.listenerCount(name) > 0) iface.emit(name);
  else otherwise(iface);
};

const plainKeys = {
  __proto__: null,
  return(iface) {
    iface._sawReturnAt = Date.now();
    iface._line();
  },
  enter(iface) {
    // A line feed soon after a carriage return belongs to it.
    if (iface._sawReturnAt === 0 || Date.now() - iface._sawReturnAt > iface.crlfDelay) iface._line();
    iface._sawReturnAt = 0;
  },
  backspace: (iface) => iface._deleteLeft(),
  delete: (iface) => iface._deleteRight(),
  left: (iface) => iface._moveCursor(-lengthBefore(iface.line, iface.cursor)),
  right: (iface) => iface._moveCursor(lengthAfter(iface.line, iface.cursor)),
  home: (iface) => iface._moveCursor(-Infinity),
  end: (iface) => iface._moveCursor(Infinity),
  tab(iface, text, key, previous) {
    if (typeof iface.completer === 'function' && iface.isCompletionEnabled) iface._tabComplete(previous?.name === 'tab');
    else if (typeof text === 'string') iface._insertString(text);
  },
};

const controlKeys = {
  __proto__: null,
  c: signalOr('SIGINT', (iface) => iface.close()),
  h: plainKeys.backspace,
  d(iface) {
    if (iface.cursor === 0 && iface.line.length === 0) iface.close();
    else if (iface.cursor < iface.line.length) iface._deleteRight();
  },
  u: (iface) => iface._deleteLineLeft(),
  k: (iface) => iface._deleteLineRight(),
  a: plainKeys.home,
  e: plainKeys.end,
  b: plainKeys.left,
  f: plainKeys.right,
  l(iface) {
    cursorTo(iface.output, 0, 0);
    clearScreenDown(iface.output);
    iface._prevRows = 0;
    iface._refreshLine();
  },
  n: (iface) => iface._historyNext(),
  p: (iface) => iface._historyPrev(),
  y: (iface) => iface._yank(),
  z: signalOr('SIGTSTP', suspend),
  w: (iface) => iface._deleteWordLeft(),
  backspace: (iface) => iface._deleteWordLeft(),
  delete: (iface) => iface._deleteWordRight(),
  left: (iface) => iface._wordLeft(),
  right: (iface) => iface._wordRight(),
};

const controlShiftKeys = {
  __proto__: null,
  backspace: (iface) => iface._deleteLineLeft(),
  delete: (iface) => iface._deleteLineRight(),
};

const metaKeys = {
  __proto__: null,
  b: (iface) => iface._wordLeft(),
  f: (iface) => iface._wordRight(),
  d: (iface) => iface._deleteWordRight(),
  delete: (iface) => iface._deleteWordRight(),
  backspace: (iface) => iface._deleteWordLeft(),
  y: (iface) => iface._yankPop(),
};

/** Control-Z: the process stops, and the line is shown again when it goes on. */
function suspend(iface) {
  const process = require('process');
  process.once('SIGCONT', () => {
    if (!iface.paused) {
      iface.pause();
      iface.emit('SIGCONT');
    }
    iface._setRawMode(true);
    iface.resume();
    iface._refreshLine();
  });
  iface._setRawMode(false);
  process.kill(process.pid, 'SIGTSTP');
}

// ---- text

function restore(iface, from, to) {
  const state = from.pop();
  if (state === undefined) return;
  to.push({ text: iface.line, cursor: iface.cursor });
  iface.line = state.text;
  iface.cursor = state.cursor;
  iface._refreshLine();
}

/** How long the character before or after a place is: two if it is a surrogate pair. */
function lengthBefore(text, at) {
  if (at <= 0) return 0;
  return at > 1 && text.codePointAt(at - 2) > 0xffff ? 2 : 1;
}

function lengthAfter(text, at) {
  if (at >= text.length) return 0;
  return text.codePointAt(at) > 0xffff ? 2 : 1;
}

function wordStart(text, at) {
  const [word] = /(?:[^\w\s]+|\w+|)\s*$/.exec(text.slice(0, at));
  return at - word.length;
}

function wordEnd(text, at) {
  const [word] = /^(?:\s+|[^\w\s]+|\w+)\s*/.exec(text.slice(at)) ?? [''];
  return at + word.length;
}

function commonPrefix(texts) {
  if (texts.length === 0) return '';
  let [prefix] = texts;
  for (const text of texts) {
    while (!text.startsWith(prefix)) prefix = prefix.slice(0, -1);
  }
  return prefix;
}

/** Matches side by side; an empty one begins a new group. */
function inColumns(matches, columns) {
  const width = Math.max(...matches.map((match) => textWidth(match))) + 2;
  const perRow = Math.floor(columns / width) || 1;
  let text = '\r\n';
  if (perRow === Infinity) return `${text}${matches.join('  ')}\r\n\r\n`;
  let inRow = 0;
  let gap = 0;
  for (const match of matches) {
    if (match === '' || inRow === perRow) {
      text += '\r\n';
      inRow = gap = 0;
    }
    if (match === '') {
      text += '\r\n';
      continue;
    }
    text += `${' '.repeat(gap)}${match}`;
    gap = width - textWidth(match);
    inRow++;
  }
  return inRow === 0 ? text : `${text}\r\n\r\n`;
}

for (const [name, value] of Object.entries(methods)) {
  Object.defineProperty(prototype, name, { value, writable: true, enumerable: false, configurable: true });
}

Object.defineProperty(prototype, '_getCursorPos', { value: prototype.getCursorPos, writable: true, enumerable: false, configurable: true });

Object.assign(exports, { attach });
