// `node:readline`, Node 26: lines of input, and editing them on terminals. Follows https://nodejs.org/docs/latest-v26.x/api/readline.html
'use strict';

const { InterfaceConstructor } = require('internal/readline/interface');
const { AbortError } = require('internal/errors');

/** Callable without `new`, as it always was. */
function Interface(input, output, completer, terminal) {
  return Reflect.construct(InterfaceConstructor, [input, output, completer, terminal], new.target ?? Interface);
}
Object.setPrototypeOf(Interface.prototype, InterfaceConstructor.prototype);
Object.setPrototypeOf(Interface, InterfaceConstructor);

Interface.prototype.question = InterfaceConstructor.prototype.question;
Object.defineProperty(Interface.prototype.question, Symbol.for('nodejs.util.promisify.custom'), {
  value(query, options) {
    if (options === null || typeof options !== 'object') options = {};
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
    return new Promise((resolve, reject) => {
      let answered = resolve;
      if (signal) {
        const listening = require('events').addAbortListener(signal, () => reject(new AbortError(undefined, { cause: signal.reason })));
        answered = (answer) => {
          listening[Symbol.dispose]();
          resolve(answer);
        };
      }
      this.question(query, options, answered);
    });
  },
});

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

const lazy = (module, name, length) => {
  const fn = { [name](...args) { return require(module)[name](...args); } }[name];
  return Object.defineProperty(fn, 'length', { value: length });
};

module.exports = {
  Interface,
  clearLine: lazy('internal/readline/cursor', 'clearLine', 3),
  clearScreenDown: lazy('internal/readline/cursor', 'clearScreenDown', 2),
  createInterface,
  cursorTo: lazy('internal/readline/cursor', 'cursorTo', 4),
  emitKeypressEvents: lazy('internal/readline/keys', 'emitKeypressEvents', 1),
  moveCursor: lazy('internal/readline/cursor', 'moveCursor', 4),
};
Object.defineProperty(module.exports, 'promises', { get() { return require('readline/promises'); }, enumerable: true, configurable: true });
