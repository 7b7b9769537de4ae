// `internal/readline/interface`: `Interface`, which makes lines of a stream. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/readline.html#class-interfaceconstructor
//
// What concerns terminals alone is in `internal/readline/editor`. Methods with an underscore are called through the object,
// because programs replace them (`_writeToOutput`, to hide a password).
'use strict';

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { validateAbortSignal, validateString, validateUint32, validateNumber, validateArray } = require('internal/validators');

const LINE_END = /\r\n|\n|\r(?!\n)|\u2028|\u2029/g;
const SMALLEST_CR_DELAY = 100;
const HISTORY_SIZE = 30;
const process = require('process');

class InterfaceConstructor extends EventEmitter {
  constructor(input, output, completer, terminal) {
    super();
    const options = optionsOf(input, output, completer, terminal);
    check(options);
    ({ input, output, completer, terminal } = options);
    this._sawReturnAt = 0;
    this.isCompletionEnabled = true;
    this._sawKeyPress = false;
    this._previousKey = null;
    this.escapeCodeTimeout = options.escapeCodeTimeout ?? 500;
    this.tabSize = options.tabSize ?? 8;
    this.history = options.history ?? [];
    this.historyIndex = -1;
    this.historySize = options.historySize ?? HISTORY_SIZE;
    this.removeHistoryDuplicates = Boolean(options.removeHistoryDuplicates);
    this.line = '';
    this.output = output;
    this.input = input;
    this.crlfDelay = options.crlfDelay ? Math.max(SMALLEST_CR_DELAY, options.crlfDelay) : SMALLEST_CR_DELAY;
    this.completer = completer;
    this.terminal = Boolean(terminal ?? output?.isTTY);
    this._line_buffer = null;
    this._questionCallback = null;
    hide(this, { closed: undefined, paused: false });
    this.setPrompt(options.prompt ?? '> ');
    this.#listen(input, options.signal);
    input.resume();
    hide(this, {});
  }

  #listen(input, signal) {
    const onError = (error) => this.emit('error', error);
    input.on('error', onError);
    this.once('close', () => input.removeListener('error', onError));
    if (this.terminal) require('internal/readline/editor').attach(this);
    else this.#listenForLines(input);
    if (signal) {
      const close = () => this.close();
      if (signal.aborted) {
        require('internal/loop').nextTick(close);
      } else {
        const listening = require('events').addAbortListener(signal, close);
        this.once('close', () => listening[Symbol.dispose]());
      }
    }
  }

  #listenForLines(input) {
    const { StringDecoder } = require('string_decoder');
    this._decoder = new StringDecoder('utf8');
    const onData = (data) => this._normalWrite(data);
    const onEnd = () => {
      if (typeof this._line_buffer === 'string' && this._line_buffer.length > 0) this.emit('line', this._line_buffer);
      this.close();
    };
    input.on('data', onData);
    input.on('end', onEnd);
    this.once('close', () => {
      input.removeListener('data', onData);
      input.removeListener('end', onEnd);
    });
  }

  get columns() { return this.output?.columns || Infinity; }

  setPrompt(prompt) { this._prompt = prompt; }
  getPrompt() { return this._prompt; }

  prompt(preserveCursor) {
    this.#checkOpen();
    if (this.paused) this.resume();
    if (this.terminal && process.env.TERM !== 'dumb') {
      if (!preserveCursor) this.cursor = 0;
      this._refreshLine();
    } else {
      this._writeToOutput(this._prompt);
    }
  }

  close() {
    if (this.closed) return;
    this.pause();
    if (this.terminal) this._setRawMode(false);
    this.closed = true;
    this.emit('close');
  }

  pause() {
    this.#checkOpen();
    if (this.paused) return undefined;
    this.input.pause();
    this.paused = true;
    this.emit('pause');
    return this;
  }

  resume() {
    this.#checkOpen();
    if (!this.paused) return undefined;
    this.input.resume();
    this.paused = false;
    this.emit('resume');
    return this;
  }

  write(data, key) {
    this.#checkOpen();
    if (this.paused) this.resume();
    if (this.terminal) this._ttyWrite(data, key);
    else this._normalWrite(data);
  }

  #checkOpen() {
    if (this.closed) throw new codes.ERR_USE_AFTER_CLOSE('readline');
  }

  question(query, options, callback) {
    if (typeof options === 'function') [options, callback] = [{}, options];
    if (options?.signal) {
      validateAbortSignal(options.signal, 'options.signal');
      if (options.signal.aborted) return;
      const listening = EventEmitter.addAbortListener(options.signal, () => this._cancelQuestion());
      const answered = callback;
      // Who has no callback asks all the same.
      callback = (answer) => {
        listening[Symbol.dispose]();
        if (typeof answered === 'function') answered(answer);
      };
    }
    if (typeof callback === 'function') this._ask(query, callback);
  }

  _ask(query, callback) {
    this.#checkOpen();
    if (this._questionCallback) {
      this.prompt();
      return;
    }
    this._oldPrompt = this._prompt;
    this.setPrompt(query);
    this._questionCallback = callback;
    this.prompt();
  }

  _cancelQuestion() {
    if (!this._questionCallback) return;
    this._questionCallback = null;
    this.setPrompt(this._oldPrompt);
    this.clearLine();
  }

  // ---- lines

  _onLine(line) {
    const callback = this._questionCallback;
    if (!callback) {
      this.emit('line', line);
      return;
    }
    this._questionCallback = null;
    this.setPrompt(this._oldPrompt);
    callback(line);
  }

  _normalWrite(data) {
    if (data === undefined) return;
    let text = this._decoder === undefined ? `${data}` : this._decoder.write(data);
    // A line feed soon after a carriage return belongs to it.
    if (this._sawReturnAt && Date.now() - this._sawReturnAt <= this.crlfDelay) {
      if (text.codePointAt(0) === 10) text = text.slice(1);
      this._sawReturnAt = 0;
    }
    const parts = text.split(LINE_END);
    if (parts.length === 1) {
      if (text !== '') this._line_buffer = (this._line_buffer ?? '') + text;
      return;
    }
    this._sawReturnAt = text.endsWith('\r') ? Date.now() : 0;
    const rest = parts.pop();
    if (this._line_buffer !== null) parts[0] = this._line_buffer + parts[0];
    this._line_buffer = rest === '' ? null : rest;
    for (const line of parts) this._onLine(line);
  }

  _writeToOutput(text) {
    validateString(text, 'stringToWrite');
    if (this.output !== null && this.output !== undefined) this.output.write(text);
  }

  [Symbol.asyncIterator]() {
    const { kFirstArgument } = require('internal/event_listening');
    this[kLines] ??= EventEmitter.on(this, 'line', { close: ['close'], highWaterMark: 1024, [kFirstArgument]: true });
    return this[kLines];
  }

  [Symbol.dispose]() { this.close(); }
}

const kLines = Symbol('lineObjectStream');

/** What few programs look at is not enumerable. */
// The editor has these, for terminals and for programs that call them; it puts its own in their place when it is loaded.
const edits = [
  'clearLine', 'getCursorPos', '_addHistory', '_deleteLeft', '_deleteLineLeft', '_deleteLineRight', '_deleteRight', '_deleteWordLeft', '_deleteWordRight',
  '_getCursorPos', '_getDisplayPos', '_historyNext', '_historyPrev', '_insertString', '_line', '_moveCursor', '_refreshLine', '_setRawMode', '_tabComplete',
  '_ttyWrite', '_wordLeft', '_wordRight',
];
for (const name of edits) {
  const value = function(...args) {
    require('internal/readline/editor');
    return this[name](...args);
  };
  Object.defineProperty(InterfaceConstructor.prototype, name, { value, writable: true, enumerable: false, configurable: true });
}

function hide(iface, more) {
  for (const name of Object.keys(more)) Object.defineProperty(iface, name, { value: more[name], writable: true, configurable: true });
  for (const name of Object.keys(iface)) {
    if (name[0] === '_' && !name.startsWith('_events') && name !== '_maxListeners') Object.defineProperty(iface, name, { enumerable: false });
  }
}

function optionsOf(input, output, completer, terminal) {
  return input?.input ? input : { input, output, completer, terminal };
}

function check({ input, completer, historySize, history, tabSize, escapeCodeTimeout, signal }) {
  if (completer !== undefined && typeof completer !== 'function') throw new codes.ERR_INVALID_ARG_VALUE('completer', completer);
  if (history !== undefined) validateArray(history, 'history');
  if (historySize !== undefined) validateNumber(historySize, 'size', 0);
  if (tabSize !== undefined) validateUint32(tabSize, 'tabSize', true);
  if (escapeCodeTimeout !== undefined && !Number.isFinite(escapeCodeTimeout)) {
    throw new codes.ERR_INVALID_ARG_VALUE('input.escapeCodeTimeout', 500);
  }
  if (signal) validateAbortSignal(signal, 'options.signal');
  if (typeof input?.on !== 'function') throw new TypeError('input.on is not a function');
}

Object.assign(exports, { InterfaceConstructor, LINE_END });
