// `readline/promises`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/readline.html#promises-api
'use strict';

const { InterfaceConstructor } = require('internal/readline/interface');
const { codes, AbortError } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateInteger } = require('internal/validators');

class Interface extends InterfaceConstructor {
  constructor(input, output, completer, terminal) { super(input, output, completer, terminal); }

  /** Completers may give a promise here. */
  get _completesLater() { return true; }

  question(query, options = undefined) {
    return new Promise((resolve, reject) => {
      let answered = resolve;
      const signal = options?.signal;
      if (signal) {
        validateAbortSignal(signal, 'options.signal');
        if (signal.aborted) {
          reject(new AbortError(undefined, { cause: signal.reason }));
          return;
        }
        const listening = require('events').addAbortListener(signal, () => {
          this._cancelQuestion();
          reject(new AbortError(undefined, { cause: signal.reason }));
        });
        answered = (answer) => {
          listening[Symbol.dispose]();
          resolve(answer);
        };
      }
      this._ask(query, answered);
    });
  }
}

/** Movements of a cursor that are collected, and written together. */
class Readline {
  #stream;
  #autoCommit = false;
  #todo = [];

  constructor(stream, options = undefined) {
    if (typeof stream?.write !== 'function' || typeof stream.on !== 'function') {
      throw new codes.ERR_INVALID_ARG_TYPE('stream', 'Writable', stream);
    }
    this.#stream = stream;
    if (options?.autoCommit != null) {
      validateBoolean(options.autoCommit, 'options.autoCommit');
      this.#autoCommit = options.autoCommit;
    }
  }

  cursorTo(x, y = undefined) {
    validateInteger(x, 'x');
    if (y != null) validateInteger(y, 'y');
    return this.#add(y == null ? `\x1b[${x + 1}G` : `\x1b[${y + 1};${x + 1}H`);
  }

  moveCursor(dx, dy) {
    if (dx || dy) {
      validateInteger(dx, 'dx');
      validateInteger(dy, 'dy');
      const across = dx < 0 ? `\x1b[${-dx}D` : dx > 0 ? `\x1b[${dx}C` : '';
      const down = dy < 0 ? `\x1b[${-dy}A` : dy > 0 ? `\x1b[${dy}B` : '';
      this.#add(across + down);
    }
    return this;
  }

  clearLine(direction) {
    validateInteger(direction, 'dir', -1, 1);
    return this.#add(direction < 0 ? '\x1b[1K' : direction > 0 ? '\x1b[0K' : '\x1b[2K');
  }

  clearScreenDown() { return this.#add('\x1b[0J'); }

  #add(text) {
    if (this.#autoCommit) require('internal/loop').nextTick(() => this.#stream.write(text));
    else this.#todo.push(text);
    return this;
  }

  commit() {
    return new Promise((resolve) => {
      this.#stream.write(this.#todo.join(''), () => resolve());
      this.#todo = [];
    });
  }

  rollback() {
    this.#todo = [];
    return this;
  }
}

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = { Interface, Readline, createInterface };
