// `internal/console`: the class Console and the global console, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/console.html
//
// The global console writes with `ops.write(fd, text)` as long as nobody has asked for `process.stdout`; afterwards through the stream,
// whose `write` a program may have replaced. Inspection is loaded when something other than a string is printed, and what few programs call
// is in `internal/console_rare`: most programs' first line is a console.log, which must not wait for tables and timers.
'use strict';

const { apply } = Reflect;
const { loaded } = require('internal/boot');

const OUT = 1;
const ERR = 2;

/** The state of a console is kept from its users. */
const states = new WeakMap();

const rare = () => require('internal/console_rare');

function Console(options, ...rest) {
  if (new.target === undefined) return new Console(options, ...rest);
  rare().construct(this, options, rest);
}

function newState({ colorMode = 'auto', inspectOptions = undefined, groupIndentation = 2 }, out, err) {
  return { colorMode, inspectOptions, indentWidth: groupIndentation, indent: '', out, err, counts: new Map(), timers: new Map() };
}

function bindMethods(target, methods) {
  for (const name of Object.keys(methods)) {
    const method = target[name] ?? methods[name]; // a subclass's own, if it has one
    const bound = method.bind(target);
    Object.defineProperty(bound, 'name', { value: name, configurable: true });
    target[name] = bound;
  }
}

// Where texts go: `{ write(text), hasColors() }`

/** The process's own output: straight to the descriptor until its stream exists. */
const descriptorWriter = {
  write(text) {
    const { stream } = this;
    if (stream === undefined || stream.write === this.ownWrite) ops.write(this.fd, text);
    else stream.write(text);
  },
  hasColors() {
    return this.colors ??= this.mayHaveColors() && require('internal/console_colors').hasColors(this);
  },
  /** False for what no variable can give colours: files and pipes, while the environment is as the process was given it and does not force them. */
  mayHaveColors() {
    return this.stream !== undefined || loaded('process') !== undefined || ops.isTerminal(this.fd) || ops.forcesColors();
  },
  isScreen() {
    return this.stream === undefined ? ops.isTerminal(this.fd) : Boolean(this.stream.isTTY);
  },
};

const writerOf = (fd) => ({ __proto__: descriptorWriter, fd, stream: undefined, ownWrite: undefined, colors: undefined });

/**
 * Called by the owner of `process.stdout` and `process.stderr` when it makes the stream, before user code sees it. `isDescriptor`: the stream writes to the
 * descriptor itself, so the console may do so in its place.
 */
function attachStream(fd, stream, isDescriptor = true) {
  const { out, err } = states.get(globalConsole);
  const writer = fd === OUT ? out : err;
  writer.stream = stream;
  writer.ownWrite = isDescriptor ? stream.write : undefined;
  writer.colors = undefined;
}

// Texts

/** The text of arguments that need no inspection; undefined when some do. */
function quickText(args, hasColors) {
  const first = args[0];
  if (args.length === 1) {
    if (typeof first === 'string') return first;
    return hasColors ? undefined : quickPrimitive(first);
  }
  if (args.length === 0) return '';
  if (typeof first === 'string' && first.includes('%')) return undefined;
  let text = '';
  for (let i = 0; i < args.length; i++) {
    const value = args[i];
    const part = typeof value === 'string' ? value : hasColors ? undefined : quickPrimitive(value);
    if (part === undefined) return undefined;
    text += i === 0 ? part : ` ${part}`;
  }
  return text;
}

function quickPrimitive(value) {
  switch (typeof value) {
    case 'number': return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
    case 'boolean':
    case 'undefined': return `${value}`;
    case 'bigint': return `${value}n`;
    default: return value === null ? 'null' : undefined;
  }
}

function optionsFor(state, writer) {
  const colors = state.colorMode === 'auto' ? writer.hasColors() : state.colorMode;
  const { inspectOptions } = state;
  const own = inspectOptions instanceof Map ? inspectOptions.get(writer.stream) : inspectOptions; // one for all streams, or one each
  return { colors, ...own };
}

function textOf(state, writer, args) {
  if (state.inspectOptions === undefined && args.length === 1 && typeof args[0] === 'string') return args[0];
  const options = optionsFor(state, writer);
  const quick = options.numericSeparator ? undefined : quickText(args, options.colors);
  return quick ?? require('internal/format').formatArguments(options, args);
}

function print(state, writer, text) {
  const { indent } = state;
  if (indent === '') {
    writer.write(`${text}\n`);
    return;
  }
  writer.write(`${indent}${text.includes('\n') ? text.replaceAll('\n', `\n${indent}`) : text}\n`);
}

function printOut(console, args) {
  const state = states.get(console);
  print(state, state.out, textOf(state, state.out, args));
}

function printErr(console, args) {
  const state = states.get(console);
  print(state, state.err, textOf(state, state.err, args));
}

// The methods, in the order Node lists them

const methods = {
  log(...args) {
    printOut(this, args);
  },

  info(...args) {
    printOut(this, args);
  },

  debug(...args) {
    printOut(this, args);
  },

  warn(...args) {
    printErr(this, args);
  },

  error(...args) {
    printErr(this, args);
  },
};

/** A method that is in `internal/console_rare`. */
function defineRare(name, length) {
  const method = { [name](...args) { return apply(rare().methods[name], this, args); } }[name];
  if (length !== 0) Object.defineProperty(method, 'length', { value: length, configurable: true });
  methods[name] = method;
}

defineRare('dir', 2);
for (const name of ['time', 'timeEnd', 'timeLog']) defineRare(name, 0);
methods.trace = function trace(...args) {
  rare().trace(this, args, trace);
};
defineRare('assert', 1);
for (const name of ['clear', 'count', 'countReset', 'group', 'groupEnd']) defineRare(name, 0);
defineRare('table', 2);
for (const name of ['dirxml', 'groupCollapsed']) defineRare(name, 0);

Object.assign(Console.prototype, methods);

// Every object that prints as a console counts as one.
Object.defineProperty(Console, Symbol.hasInstance, { value: (instance) => states.has(instance) });

// The global console

const globalConsole = Object.create({});
states.set(globalConsole, newState({}, writerOf(OUT), writerOf(ERR)));
bindMethods(globalConsole, methods);
globalConsole.Console = Console;

/** Marks for a profiler; without one attached they do nothing, as in Node. */
for (const name of ['profile', 'profileEnd', 'timeStamp']) {
  globalConsole[name] = { [name]() {} }[name];
}

globalConsole.context = function context() {
  return rare().context();
};
globalConsole.createTask = function createTask(name) {
  return rare().createTask(name);
};

Object.defineProperty(globalConsole, Symbol.toStringTag, { value: 'console', writable: false, enumerable: false, configurable: true });
for (const [name, stream] of [['_stdout', 'stdout'], ['_stderr', 'stderr']]) {
  Object.defineProperty(globalConsole, name, { get: () => process[stream], enumerable: false, configurable: true });
}

Object.assign(exports, { Console, globalConsole, attachStream, states, newState, bindMethods, methods, optionsFor, textOf, print, printOut });
