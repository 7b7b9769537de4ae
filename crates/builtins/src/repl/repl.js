// `node:repl`, Node 26: a prompt that evaluates what is typed. Follows https://nodejs.org/docs/latest-v26.x/api/repl.html
'use strict';

const { Interface } = require('readline');
const vm = require('vm');
const { inspect } = require('util');
const process = require('process');
const { codes } = require('internal/errors');
const { isIncomplete, mended, uncaughtText, withAwait } = require('internal/repl_text');
const { runFor, watchErrors } = require('internal/repl_errors');

const REPL_MODE_SLOPPY = Symbol('repl-sloppy');
const REPL_MODE_STRICT = Symbol('repl-strict');

/** The prompt whose code runs, or has started what runs. */
let count = 0;

/** An evaluation's error that more lines can mend. */
class Recoverable extends SyntaxError {
  constructor(error) {
    super();
    this.err = error;
  }
}

/** What was thrown, also if it is null or undefined. */
class Thrown {
  constructor(value) {
    this.value = value;
  }
}

function writer(value) {
  return inspect(value, writer.options);
}
writer.options = { ...inspect.defaultOptions, showProxy: true };

class REPLServer extends Interface {
  #buffered = '';
  #isEvaluating = false;
  #waiting = [];
  #hasSeenInterrupt = false;

  constructor(prompt, stream, evaluate, useGlobal, ignoreUndefined, replMode) {
    const options = optionsOf(prompt, stream, evaluate, useGlobal, ignoreUndefined, replMode);
    super({
      input: options.input,
      output: options.output,
      completer: (line, callback) => (options.completer ?? completerOf(this))(line, callback),
      terminal: options.terminal,
      historySize: options.historySize,
      prompt: options.prompt,
    });
    this._initialPrompt = options.prompt;
    this.useColors = options.useColors;
    this._isStandalone = Boolean(options[kStandalone]);
    this.useGlobal = Boolean(options.useGlobal);
    this.ignoreUndefined = Boolean(options.ignoreUndefined);
    this.replMode = options.replMode ?? REPL_MODE_SLOPPY;
    this.underscoreAssigned = false;
    this.last = undefined;
    this.underscoreErrAssigned = false;
    this.lastError = undefined;
    this.breakEvalOnSigint = Boolean(options.breakEvalOnSigint);
    this.editorMode = false;
    this.lines = [];
    this.commands = { __proto__: null };
    this.writer = options.writer ?? writer;
    if (this.useColors && this.writer === writer) this.writer = (value) => inspect(value, { ...writer.options, colors: true });
    this.eval = this.#inServer(options.eval ?? defaultEval);
    this.resetContext();
    addCommands(this);
    this.on('line', (line) => this.#take(line));
    this.on('SIGINT', () => this.#interrupted());
    this.on('close', () => this.#whenIdle(() => this.emit('exit')));
    watchErrors();
    if (this.terminal) {
      this._ttyWrite = (text, key = {}) => {
        if (this.editorMode && key.ctrl && key.name === 'd') this.#finishEditing();
        else super._ttyWrite(text, key);
      };
    }
    this.displayPrompt();
  }

  /** Ctrl+D in the editor: all its lines are one text. */
  #finishEditing() {
    const text = `${this.#buffered}${this.line}\n`;
    this.editorMode = false;
    this.line = '';
    this.cursor = 0;
    this.output.write('\n');
    this.#evaluate(text);
  }

  #inServer(evaluate) {
    return (...args) => runFor(this, () => Reflect.apply(evaluate, this, args));
  }

  // ---- lines

  #take(line) {
    if (this.#isEvaluating) {
      this.#waiting.push(line);
      return;
    }
    this.#hasSeenInterrupt = false;
    if (this.editorMode) {
      this.#buffered += `${line}\n`;
      return;
    }
    if (this.#runCommand(line.trim())) return;
    if (this.#buffered === '' && line.trim() === '') {
      this.displayPrompt();
      return;
    }
    this.#evaluate(`${this.#buffered}${line}\n`);
  }

  #evaluate(text) {
    this.#isEvaluating = true;
    this.eval(text, this.context, `REPL${++count}`, (error, value) => this.#evaluated(text, error, value));
  }

  /** Commands begin with a dot, numbers too. */
  #runCommand(text) {
    const command = /^\.([^\s.\d]\S*)\s*(.*)$/.exec(text);
    if (command === null) return false;
    const found = this.commands[command[1]];
    if (found !== undefined) {
      Reflect.apply(found.action, this, [command[2]]);
      return true;
    }
    if (this.#buffered !== '') return false;
    this.output.write('Invalid REPL keyword\n');
    this.displayPrompt();
    return true;
  }

  #evaluated(text, error, value) {
    if (!this.#isEvaluating) return;
    this.#isEvaluating = false;
    if (error instanceof Recoverable) {
      this.#buffered = text;
      this.displayPrompt();
    } else {
      this.#buffered = '';
      this.lines.push(...text.trimEnd().split('\n'));
      if (error instanceof Thrown) this._handleError(error.value);
      else if (error) this._handleError(error.err ?? error);
      else this.#show(value);
    }
    this.#goOn();
  }

  #show(value) {
    if (!this.underscoreAssigned) this.last = value;
    if (value !== undefined || !this.ignoreUndefined) this.output.write(`${this.writer(value)}\n`);
    this.displayPrompt();
  }

  #goOn() {
    while (this.#waiting.length > 0 && !this.#isEvaluating) this.#take(this.#waiting.shift());
    if (!this.#isEvaluating) this.#onIdle?.();
  }

  #onIdle;

  #whenIdle(run) {
    if (!this.#isEvaluating) run();
    else this.#onIdle = run;
  }

  // ---- errors

  /** Shows an error, whoever threw it; frames of the prompt itself are left out. */
  _handleError(error) {
    if (!this.underscoreErrAssigned) this.lastError = error;
    this.output.write(uncaughtText(error, this.writer));
    this.#isEvaluating = false;
    this.#buffered = '';
    this.displayPrompt();
  }

  #interrupted() {
    const isEmpty = this.#buffered === '' && this.line === '' && !this.editorMode;
    this.clearLine?.();
    if (isEmpty && this.#hasSeenInterrupt) {
      this.close();
      return;
    }
    if (isEmpty) {
      this.output.write('(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n');
      this.#hasSeenInterrupt = true;
    }
    this.editorMode = false;
    this.clearBufferedCommand();
    this.displayPrompt();
  }

  // ---- the interface

  clearBufferedCommand() {
    this.#buffered = '';
  }

  displayPrompt(preserveCursor) {
    if (this.closed) return;
    super.setPrompt(this.#buffered === '' ? this._initialPrompt : '| ');
    this.prompt(preserveCursor);
  }

  setPrompt(prompt) {
    this._initialPrompt = prompt;
    super.setPrompt(prompt);
  }

  /** @param {{ help?: string, action: Function } | Function} command */
  defineCommand(keyword, command) {
    const { validateFunction } = require('internal/validators');
    const made = typeof command === 'function' ? { action: command } : command;
    validateFunction(made.action, 'cmd.action');
    this.commands[keyword] = made;
  }

  complete(...args) {
    Reflect.apply(this.completer, this, args);
  }

  completeOnEditorMode(callback) {
    return (error, [completions, word] = []) => callback(error, error ? undefined : [completions?.filter(Boolean), word]);
  }

  createContext() {
    const context = this.useGlobal ? globalThis : vm.createContext();
    if (!this.useGlobal) copyGlobals(context, this.output);
    addModules(context);
    return context;
  }

  resetContext() {
    this.context = this.createContext();
    this.underscoreAssigned = false;
    this.underscoreErrAssigned = false;
    this.lines = [];
    this.#remember('_', 'last', 'underscoreAssigned', 'Expression assignment to _ now disabled.\n');
    this.#remember('_error', 'lastError', 'underscoreErrAssigned', 'Expression assignment to _error now disabled.\n');
    this.emit('reset', this.context);
  }

  /** `_` is the last value until it is assigned. */
  #remember(name, field, flag, notice) {
    Object.defineProperty(this.context, name, {
      configurable: true,
      get: () => this[field],
      set: (value) => {
        this[field] = value;
        if (this[flag]) return;
        this[flag] = true;
        this.output.write(notice);
      },
    });
  }

  /** Reads earlier lines from a file, and keeps new ones there. */
  setupHistory(settings, callback) {
    const { filePath, onHistoryFileLoaded = callback, size, removeHistoryDuplicates } = typeof settings === 'string' ? { filePath: settings } : settings ?? {};
    if (size !== undefined) this.historySize = size;
    if (removeHistoryDuplicates !== undefined) this.removeHistoryDuplicates = removeHistoryDuplicates;
    if (filePath) keepHistory(this, filePath);
    process.nextTick(() => onHistoryFileLoaded?.(null, this));
  }
}

const kStandalone = Symbol('standalone');

function optionsOf(prompt, stream, evaluate, useGlobal, ignoreUndefined, replMode) {
  const options = prompt !== null && typeof prompt === 'object'
    ? { ...prompt }
    : { prompt, input: stream?.stdin ?? stream, output: stream?.stdout ?? stream, eval: evaluate, useGlobal, ignoreUndefined, replMode };
  if (options.breakEvalOnSigint && options.eval) throw new codes.ERR_INVALID_REPL_EVAL_CONFIG();
  options.input ??= process.stdin;
  options.output ??= process.stdout;
  options.terminal ??= Boolean(options.output.isTTY);
  options.useColors ??= options.terminal && (typeof options.output.getColorDepth !== 'function' || options.output.getColorDepth() > 2);
  options.prompt = options.prompt === undefined ? '> ' : options.prompt;
  require('internal/validators').validateString(options.prompt, 'stringToWrite');
  return options;
}

// ---- evaluation

function defaultEval(text, context, file, callback) {
  if (text.trim() === '') return callback(null, undefined);
  let compiled;
  try {
    compiled = compile(text, file, this);
  } catch (error) {
    return callback(isIncomplete(error, text) ? new Recoverable(error) : mended(error, text));
  }
  let result;
  try {
    const options = { displayErrors: false, breakOnSigint: this.breakEvalOnSigint };
    result = this.useGlobal ? compiled.script.runInThisContext(options) : compiled.script.runInContext(context, options);
  } catch (error) {
    return callback(new Thrown(error));
  }
  if (!compiled.isAsync) return callback(null, result);
  result.then((made) => callback(null, made?.value), (error) => callback(new Thrown(error)));
}

/** `{ a: 1 }` is an object unless it can only be a block; what holds `await` becomes an async function. */
function compile(text, file, server) {
  const strict = server.replMode === REPL_MODE_STRICT ? "'use strict'; void 0;\n" : '';
  const make = (code) => new vm.Script(strict + code, {
    filename: file,
    lineOffset: strict === '' ? 0 : -1,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  if (/^\s*\{/.test(text) && !/;\s*$/.test(text)) {
    try {
      return { script: make(`(${text.trim()})\n`), isAsync: false };
    } catch {} // a block
  }
  try {
    return { script: make(text), isAsync: false };
  } catch (error) {
    const awaiting = withAwait(text);
    if (awaiting === undefined) throw error;
    try {
      return { script: make(awaiting), isAsync: true };
    } catch {
      throw error;
    }
  }
}

// ---- the context

function copyGlobals(context, output) {
  const own = new Set(Object.getOwnPropertyNames(context));
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (own.has(name) || name === 'globalThis' || isStandard(context, name)) continue;
    Object.defineProperty(context, name, { ...Object.getOwnPropertyDescriptor(globalThis, name), configurable: true });
  }
  context.global = vm.runInContext('globalThis', context);
  Object.defineProperty(context, 'console', { value: new (require('console').Console)(output), writable: true, configurable: true });
}

/** The language's own names, which a context has by itself. */
function isStandard(context, name) {
  return vm.runInContext(`Object.hasOwn(globalThis, ${JSON.stringify(name)})`, context);
}

function addModules(context) {
  const { Module, builtinModules } = require('module');
  const main = new Module('<repl>');
  main.paths = Module._nodeModulePaths(process.cwd());
  const load = require('module').createRequire(`${process.cwd()}/<repl>`);
  define(context, 'module', main);
  define(context, 'require', load);
  for (const name of builtinModules) {
    if (name.includes('/') || name.startsWith('_') || name.startsWith('node:') || Object.hasOwn(context, name)) continue;
    Object.defineProperty(context, name, {
      get: () => {
        const value = load(name);
        define(context, name, value);
        return value;
      },
      set: (value) => define(context, name, value, true),
      configurable: true,
    });
  }
}

function define(object, name, value, enumerable = false) {
  Object.defineProperty(object, name, { value, writable: true, enumerable, configurable: true });
}

// ---- commands

function addCommands(server) {
  const again = () => server.displayPrompt();
  server.defineCommand('break', {
    help: 'Sometimes you get stuck, this gets you out',
    action() {
      this.clearBufferedCommand();
      again();
    },
  });
  server.defineCommand('clear', {
    help: server.useGlobal ? 'Alias for .break' : "Break, and also clear the local context",
    action() {
      this.clearBufferedCommand();
      if (!this.useGlobal) {
        this.output.write('Clearing context...\n');
        this.resetContext();
      }
      again();
    },
  });
  server.defineCommand('exit', { help: 'Exit the REPL', action() { this.close(); } });
  server.defineCommand('help', { help: 'Print this help message', action: showHelp });
  server.defineCommand('save', { help: 'Save all evaluated commands in this REPL session to a file', action: saveLines });
  server.defineCommand('load', { help: 'Load JS from a file into the REPL session', action: loadFile });
  if (server.terminal) server.defineCommand('editor', { help: 'Enter editor mode', action: startEditor });
}

function showHelp() {
  const names = Object.keys(this.commands).sort();
  const width = Math.max(...names.map((name) => name.length));
  for (const name of names) {
    const { help } = this.commands[name];
    this.output.write(`.${name}${help ? ' '.repeat(width - name.length + 3) + help : ''}\n`);
  }
  this.output.write('\nPress Ctrl+C to abort current expression, Ctrl+D to exit the REPL\n');
  this.displayPrompt();
}

function saveLines(file) {
  try {
    if (file === '') throw new codes.ERR_MISSING_ARGS('file');
    require('fs').writeFileSync(file, this.lines.join('\n'));
    this.output.write(`Session saved to: ${file}\n`);
  } catch (error) {
    this.output.write(error.code === 'ERR_MISSING_ARGS' ? `${error.message}\n` : `Failed to save: ${file}\n`);
  }
  this.displayPrompt();
}

function loadFile(file) {
  try {
    if (file === '') throw new codes.ERR_MISSING_ARGS('file');
    const fs = require('fs');
    if (!fs.statSync(file).isFile()) throw new Error('not a file');
    for (const line of fs.readFileSync(file, 'utf8').split('\n')) this.emit('line', line);
  } catch (error) {
    this.output.write(error.code === 'ERR_MISSING_ARGS' ? `${error.message}\n` : `Failed to load: ${file}\n`);
    this.displayPrompt();
  }
}

/** All lines until Ctrl+D are one text. */
function startEditor() {
  this.editorMode = true;
  this.output.write('// Entering editor mode (Ctrl+D to finish, Ctrl+C to cancel)\n');
}

function completerOf(server) {
  return (line, callback) => require('internal/repl_completion').complete(server, line, callback);
}

function keepHistory(server, file) {
  const fs = require('fs');
  try {
    server.history = fs.readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean).slice(0, server.historySize);
  } catch {} // there is none yet
  server.on('exit', () => {
    try {
      fs.writeFileSync(file, server.history.join('\n'), { mode: 0o600 });
    } catch {} // a session ends without a word about it
  });
}

// ---- exports

function start(prompt, source, evaluate, useGlobal, ignoreUndefined, replMode) {
  return new REPLServer(prompt, source, evaluate, useGlobal, ignoreUndefined, replMode);
}

/** The prompt of a process that was started without a program. */
function startStandalone() {
  process.stdout.write(`Welcome to Roata v${process.versions.roata} (Node.js ${process.version}).\nType ".help" for more information.\n`);
  const server = start({ useGlobal: true, [kStandalone]: true, ignoreUndefined: false });
  const file = process.env.NODE_REPL_HISTORY ?? require('path').join(require('os').homedir(), '.node_repl_history');
  if (server.terminal && file.trim() !== '') server.setupHistory(file);
  server.on('exit', () => process.exit());
  return server;
}

function isValidSyntax(text) {
  try {
    new vm.Script(text);
    return true;
  } catch {
    return withAwait(text) !== undefined && isValidSyntax(withAwait(text));
  }
}

module.exports = { start, writer, REPLServer, REPL_MODE_SLOPPY, REPL_MODE_STRICT, Recoverable, isValidSyntax };
for (const name of ['builtinModules', '_builtinLibs']) {
  Object.defineProperty(module.exports, name, { get: () => require('module').builtinModules, enumerable: false, configurable: true });
}
Object.defineProperty(module.exports, 'startStandalone', { value: startStandalone, enumerable: false });
