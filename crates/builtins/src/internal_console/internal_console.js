// `internal/console`: the class Console and the global console, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/console.html
//
// The global console writes with `ops.write(fd, text)` as long as nobody has asked for `process.stdout`; afterwards through the stream,
// whose `write` a program may have replaced. Inspection is loaded when something other than a string is printed, and what few programs call
// is in `internal/console_rare`: most programs' first line is a console.log, which must not wait for tables and timers.
'use strict';

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

// Where texts go: `{ write(text), hasColors() }`

/** The process's own output: straight to the descriptor, unless its stream holds something back or has been changed. */
const descriptorWriter = {
  write(text) {
    const { stream } = this;
    const isOwn = stream === undefined || (stream.write === this.ownWrite && stream.writableLength === 0 && stream.writable);
    if (!isOwn || !ops.write(this.fd, text)) this.writeToStream(text);
  },
  /** Also what the descriptor did not take: the stream tells why. */
  writeToStream(text) {
    const stream = this.stream ?? require('process')[this.fd === OUT ? 'stdout' : 'stderr'];
    if (stream.once === undefined) stream.write(text);
    else rare().writeQuietly(stream, text);
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
  const options = optionsFor(state, writer);
  const quick = options.numericSeparator ? undefined : quickText(args, options.colors);
  return quick ?? require('internal/format').formatArguments(options, args);
}

/** What most programs call runs through as few functions as can be: the first call of each takes 20 µs. */
function print(state, writer, args) {
  const text = args.length === 1 && typeof args[0] === 'string' && state.inspectOptions === undefined ? args[0] : textOf(state, writer, args);
  const { indent } = state;
  writer.write(indent === '' ? `${text}\n` : indented(indent, text));
}

function indented(indent, text) {
  return `${indent}${text.includes('\n') ? text.replaceAll('\n', `\n${indent}`) : text}\n`;
}

// The methods, in the order Node lists them

/** Tells who listens on a diagnostics channel of calls; undefined while nobody has listened. */
let tell;

function tellCalls(publish) {
  tell = publish;
}

const methods = {
  log(...args) {
    if (tell !== undefined) tell('console.log', () => args);
    const state = states.get(this);
    print(state, state.out, args);
  },

  info(...args) {
    if (tell !== undefined) tell('console.info', () => args);
    const state = states.get(this);
    print(state, state.out, args);
  },

  debug(...args) {
    if (tell !== undefined) tell('console.debug', () => args);
    const state = states.get(this);
    print(state, state.out, args);
  },

  warn(...args) {
    if (tell !== undefined) tell('console.warn', () => args);
    const state = states.get(this);
    print(state, state.err, args);
  },

  error(...args) {
    if (tell !== undefined) tell('console.error', () => args);
    const state = states.get(this);
    print(state, state.err, args);
  },
};

// Methods that are in `internal/console_rare`, with their lengths.
const rareMethods = {
  dir: 2, time: 0, timeEnd: 0, timeLog: 0, trace: 0, assert: 1, clear: 0, count: 0, countReset: 0, group: 0, groupEnd: 0, table: 2, dirxml: 0, groupCollapsed: 0,
};
for (const name in rareMethods) {
  const length = rareMethods[name];
  const method = { [name](...args) { return rare().call(name, this, args, method); } }[name];
  if (length !== 0) Object.defineProperty(method, 'length', { value: length, configurable: true });
  methods[name] = method;
}

Object.assign(Console.prototype, methods);

// Every object that prints as a console counts as one.
Object.defineProperty(Console, Symbol.hasInstance, { value: (instance) => states.has(instance) });

// The global console

const globalConsole = Object.create({});
const out = { __proto__: descriptorWriter, fd: OUT, stream: undefined, ownWrite: undefined, colors: undefined };
const err = { __proto__: descriptorWriter, fd: ERR, stream: undefined, ownWrite: undefined, colors: undefined };
states.set(globalConsole, { colorMode: 'auto', inspectOptions: undefined, indentWidth: 2, indent: '', out, err, counts: undefined, timers: undefined });
for (const name in methods) {
  const bound = methods[name].bind(globalConsole);
  Object.defineProperty(bound, 'name', { value: name, configurable: true });
  if (rareMethods[name] > 0) Object.defineProperty(bound, 'length', { value: 0, configurable: true }); // as the namespace `console` has it
  globalConsole[name] = bound;
}
globalConsole.Console = Console;

/** Marks for a profiler; without one attached they do nothing, as in Node. */
for (const name of ['profile', 'profileEnd', 'timeStamp']) {
  globalConsole[name] = { [name]() {} }[name];
}

globalConsole.context = function context(name) {
  return rare().context();
};
globalConsole.createTask = function createTask(...[name]) {
  return rare().createTask(name);
};

Object.defineProperty(globalConsole, Symbol.toStringTag, { value: 'console', writable: false, enumerable: false, configurable: true });
for (const [name, stream] of [['_stdout', 'stdout'], ['_stderr', 'stderr']]) {
  Object.defineProperty(globalConsole, name, { get: () => process[stream], enumerable: false, configurable: true });
}

Object.assign(exports, { Console, globalConsole, attachStream, tellCalls, states, methods, optionsFor, textOf, print, indented });
