// `internal/console`: the class Console and the global console, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/console.html
//
// The global console writes with `ops.write(fd, text)` as long as nobody has asked for `process.stdout`; afterwards through the stream,
// whose `write` a program may have replaced. Inspection is loaded when something other than a string is printed.
'use strict';

const { apply } = Reflect;
const { isArray } = Array;

const OUT = 1;
const ERR = 2;

/** The state of a console is kept from its users. */
const states = new WeakMap();

function Console(options, ...rest) {
  if (new.target === undefined) return new Console(options, ...rest);
  const given = options === undefined || options === null || typeof options.write === 'function'
    ? { stdout: options, stderr: rest[0], ignoreErrors: rest[1] }
    : options;
  const { stdout, stderr = stdout, ignoreErrors = true, colorMode = 'auto', inspectOptions, groupIndentation } = given;
  checkStream(stdout, 'stdout');
  checkStream(stderr, 'stderr');
  checkOptions(colorMode, inspectOptions, groupIndentation);
  const console = this;
  states.set(console, newState({ colorMode, inspectOptions, groupIndentation }, streamWriter(stdout, ignoreErrors), streamWriter(stderr, ignoreErrors)));
  bindMethods(console, Console.prototype);
  const hidden = { writable: true, configurable: true, enumerable: false };
  Object.defineProperties(console, {
    _stdout: { value: stdout, ...hidden },
    _stderr: { value: stderr, ...hidden },
    _ignoreErrors: { value: Boolean(ignoreErrors), ...hidden },
    [Symbol.toStringTag]: { value: 'console', writable: false, enumerable: false, configurable: true },
  });
}

function newState({ colorMode = 'auto', inspectOptions = undefined, groupIndentation = 2 }, out, err) {
  return { colorMode, inspectOptions, indentWidth: groupIndentation, indent: '', out, err, counts: new Map(), timers: new Map() };
}

function checkStream(stream, name) {
  if (stream && typeof stream.write === 'function') return;
  const { codes } = require('internal/errors');
  throw new codes.ERR_CONSOLE_WRITABLE_STREAM(name);
}

function checkOptions(colorMode, inspectOptions, groupIndentation) {
  if (colorMode === 'auto' && inspectOptions === undefined && groupIndentation === undefined) return;
  const { codes } = require('internal/errors');
  const { validateInteger, validateObject, validateOneOf } = require('internal/validators');
  if (groupIndentation !== undefined) validateInteger(groupIndentation, 'groupIndentation', 0, 1000);
  validateOneOf(colorMode, 'colorMode', ['auto', true, false]);
  if (inspectOptions === undefined) return;
  validateObject(inspectOptions, 'options.inspectOptions');
  if (inspectOptions.colors !== undefined && colorMode !== 'auto') {
    throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
  }
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

function streamWriter(stream, ignoreErrors) {
  return {
    stream,
    write(text) {
      if (!ignoreErrors) {
        stream.write(text);
        return;
      }
      const ignore = () => {};
      try {
        if (typeof stream.once === 'function' && typeof stream.listenerCount === 'function' && stream.listenerCount('error') === 0) {
          stream.once('error', ignore);
        }
        stream.write(text, ignore);
      } catch (error) {
        if (isOverflow(error)) throw error; // a recursion of the user's must not be hidden
      } finally {
        stream.removeListener?.('error', ignore);
      }
    },
    hasColors: () => streamHasColors(stream),
    isScreen: () => Boolean(stream.isTTY),
  };
}

const isOverflow = (error) => error instanceof RangeError && /call stack/i.test(error.message);

function streamHasColors(stream) {
  const { FORCE_COLOR } = process.env;
  if (FORCE_COLOR !== undefined) return isColorSetting(FORCE_COLOR);
  return Boolean(stream.isTTY) && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

const isColorSetting = (setting) => setting === '' || setting === 'true' || setting === '1' || setting === '2' || setting === '3';

/** The process's own output: straight to the descriptor until its stream exists. */
function descriptorWriter(fd) {
  const writer = {
    stream: undefined,
    ownWrite: undefined,
    colors: undefined,
    write(text) {
      const { stream } = writer;
      if (stream === undefined || stream.write === writer.ownWrite) ops.write(fd, text);
      else stream.write(text);
    },
    hasColors() {
      return writer.colors ??= writer.stream === undefined ? descriptorHasColors(fd) : streamHasColors(writer.stream);
    },
    isScreen: () => (writer.stream === undefined ? ops.isTerminal(fd) : Boolean(writer.stream.isTTY)),
  };
  return writer;
}

function descriptorHasColors(fd) {
  const { FORCE_COLOR, NODE_DISABLE_COLORS, NO_COLOR, TERM = '', COLORTERM } = process.env;
  if (FORCE_COLOR !== undefined) return isColorSetting(FORCE_COLOR);
  if (!ops.isTerminal(fd)) return false;
  if (NODE_DISABLE_COLORS || NO_COLOR || TERM === 'dumb') return false;
  return COLORTERM !== undefined || /color|ansi|cygwin|linux|^(?:xterm|screen|tmux|vt100|vt220|rxvt|konsole|kitty|alacritty|mosh|putty|st|hurd|jfbterm|gnome|eterm|dtterm|cons25|con\d*x\d)/i.test(TERM);
}

/** Called by the owner of `process.stdout` and `process.stderr` when it makes the stream, before user code sees it. */
function attachStream(fd, stream) {
  const { out, err } = states.get(globalConsole);
  const writer = fd === OUT ? out : err;
  writer.stream = stream;
  writer.ownWrite = stream.write;
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

  dir(object, options) {
    const state = states.get(this);
    const { inspect } = require('internal/inspect');
    print(state, state.out, inspect(object, { customInspect: false, ...optionsFor(state, state.out), ...options }));
  },

  time(label = 'default') {
    const { timers } = states.get(this);
    const name = `${label}`;
    if (timers.has(name)) process.emitWarning(`Label '${name}' already exists for console.time()`);
    else timers.set(name, now());
  },

  timeEnd(label = 'default') {
    const name = `${label}`;
    if (reportTimer(this, 'timeEnd', name, [])) states.get(this).timers.delete(name);
  },

  timeLog(label = 'default', ...data) {
    reportTimer(this, 'timeLog', `${label}`, data);
  },

  trace: function trace(...args) {
    const state = states.get(this);
    const message = args.length === 0 ? '' : textOf(state, state.err, args);
    const { callerFrames, showFrame } = require('internal/stack');
    const frames = callerFrames(Error.stackTraceLimit ?? 10, trace).map(showFrame);
    print(state, state.err, [message === '' ? 'Trace' : `Trace: ${message}`, ...frames].join('\n'));
  },

  assert(expression, ...args) {
    if (expression) return;
    if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
    else args.unshift('Assertion failed');
    apply(this.warn, this, args);
  },

  clear() {
    const { out } = states.get(this);
    if (out.isScreen() && process.env.TERM !== 'dumb') out.write('\u001B[1;1H\u001B[0J');
  },

  count(label = 'default') {
    const { counts } = states.get(this);
    const name = `${label}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    this.log(`${name}: ${count}`);
  },

  countReset(label = 'default') {
    const { counts } = states.get(this);
    const name = `${label}`;
    if (!counts.delete(name)) process.emitWarning(`Count for '${name}' does not exist`);
  },

  group(...data) {
    const state = states.get(this);
    if (data.length > 0) apply(this.log, this, data);
    state.indent += ' '.repeat(state.indentWidth);
  },

  groupEnd() {
    const state = states.get(this);
    state.indent = state.indent.slice(0, state.indent.length - state.indentWidth);
  },

  table(data, properties) {
    if (data === null || typeof data !== 'object') {
      this.log(data);
      return;
    }
    if (properties !== undefined) require('internal/validators').validateArray(properties, 'properties');
    const state = states.get(this);
    const { head, columns } = tabulate(data, properties, (value) => cellText(value, optionsFor(state, state.out)));
    this.log(drawTable(head, columns));
  },
};

methods.dirxml = function dirxml(...args) {
  printOut(this, args);
};
methods.groupCollapsed = function groupCollapsed(...args) {
  methods.group.apply(this, args);
};

Object.defineProperties(Console.prototype, Object.fromEntries(
  Object.entries(methods).map(([name, value]) => [name, { value, writable: true, enumerable: true, configurable: true }]),
));

// Every object that prints as a console counts as one.
Object.defineProperty(Console, Symbol.hasInstance, { value: (instance) => states.has(instance) });

// Timers

function now() {
  const time = process.hrtime();
  return time[0] * 1000 + time[1] / 1e6;
}

function reportTimer(console, method, name, data) {
  const start = states.get(console).timers.get(name);
  if (start === undefined) {
    process.emitWarning(`No such label '${name}' for console.${method}()`);
    return false;
  }
  console.log('%s: %s', name, durationText(now() - start), ...data);
  return true;
}

/** "1.5ms", "2.345s", "1:02.345 (m:ss.mmm)", "1:00:02.345 (h:mm:ss.mmm)". */
function durationText(milliseconds) {
  if (milliseconds < 1000) return `${Number(milliseconds.toFixed(3))}ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(3)}s`;
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000);
  const [seconds, fraction] = ((milliseconds % 60_000) / 1000).toFixed(3).split('.');
  const padded = (value) => `${value}`.padStart(2, '0');
  if (hours > 0) return `${hours}:${padded(minutes)}:${padded(seconds)}.${fraction} (h:mm:ss.mmm)`;
  return `${minutes}:${padded(seconds)}.${fraction} (m:ss.mmm)`;
}

// Tables

function cellText(value, options) {
  const { inspect } = require('internal/inspect');
  const isLarge = value !== null && typeof value === 'object' && !isArray(value) && Object.keys(value).length > 2;
  return inspect(value, { ...options, depth: isLarge ? -1 : 0, maxArrayLength: 3, breakLength: Infinity });
}

/** Heads and columns of texts for whatever console.table was given. */
function tabulate(data, properties, show) {
  const { kindOf } = require('internal/types');
  const { previewEntries } = require('internal/inspect');
  switch (kindOf(data)) {
    case 'Map': return keyValueTable([...data.keys()], [...data.values()], show);
    case 'Set': return iterationTable([...data.values()], show);
    case 'SetIterator': return iterationTable(previewEntries(data)[0], show);
    case 'MapIterator': {
      const [entries, isKeyValue] = previewEntries(data);
      if (!isKeyValue) return iterationTable(entries, show);
      return keyValueTable(entries.filter((_, i) => i % 2 === 0), entries.filter((_, i) => i % 2 === 1), show);
    }
    default: return rowTable(data, properties, show);
  }
}

const numbers = (count) => Array.from({ length: count }, (_, i) => `${i}`);

function keyValueTable(keys, values, show) {
  return { head: ['(iteration index)', 'Key', 'Values'], columns: [numbers(keys.length), keys.map(show), values.map(show)] };
}

function iterationTable(values, show) {
  return { head: ['(iteration index)', 'Values'], columns: [numbers(values.length), values.map(show)] };
}

/** One row for each property of `data`; one column for each property that some row has, or for those asked for. */
function rowTable(data, properties, show) {
  const rows = Object.keys(data);
  const columns = new Map();
  const values = [];
  rows.forEach((row, i) => {
    const item = data[row];
    const isPrimitive = item === null || (typeof item !== 'function' && typeof item !== 'object');
    if (isPrimitive && properties === undefined) {
      values[i] = show(item);
      return;
    }
    for (const key of properties ?? Object.keys(item)) {
      if (!columns.has(key)) columns.set(key, []);
      columns.get(key)[i] = isPrimitive || !Object.hasOwn(item, key) ? '' : show(item[key]);
    }
    if (isPrimitive) values[i] = show(item);
  });
  const head = ['(index)', ...columns.keys()];
  const lists = [rows, ...columns.values()];
  if (values.length > 0) {
    head.push('Values');
    lists.push(values);
  }
  for (const list of lists) list.length = rows.length;
  return { head, columns: lists };
}

function drawTable(head, columns) {
  const { textWidth } = require('internal/style');
  const texts = columns.map((column) => Array.from(column, (text) => text ?? ''));
  const widths = head.map((title, i) => Math.max(textWidth(title), ...texts[i].map((text) => textWidth(text))));
  const rule = (left, middle, right) => `${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}`;
  const row = (cells) => `│${cells.map((text, i) => ` ${text}${' '.repeat(widths[i] - textWidth(text))} `).join('│')}│`;
  const lines = [rule('┌', '┬', '┐'), row(head), rule('├', '┼', '┤')];
  for (let i = 0; i < texts[0].length; i++) lines.push(row(texts.map((column) => column[i])));
  lines.push(rule('└', '┴', '┘'));
  return lines.join('\n');
}

// The global console

const globalConsole = Object.create({});
states.set(globalConsole, newState({}, descriptorWriter(OUT), descriptorWriter(ERR)));
bindMethods(globalConsole, methods);
globalConsole.Console = Console;

/** Marks for a profiler; without one attached they do nothing, as in Node. */
for (const name of ['profile', 'profileEnd', 'timeStamp']) {
  globalConsole[name] = { [name]() {} }[name];
}

/** A console of its own for one part of a program. */
globalConsole.context = function context() {
  const other = Object.create({});
  const { out, err } = states.get(globalConsole);
  states.set(other, newState({}, out, err));
  bindMethods(other, methods);
  return other;
};

/** A named task: `run` calls the function and gives back what it gives. */
globalConsole.createTask = function createTask(name) {
  if (typeof name !== 'string' || name === '') throw new Error('First argument must be a non-empty string.');
  return { run: (fn) => fn() };
};

Object.defineProperty(globalConsole, Symbol.toStringTag, { value: 'console', writable: false, enumerable: false, configurable: true });
for (const [name, stream] of [['_stdout', 'stdout'], ['_stderr', 'stderr']]) {
  Object.defineProperty(globalConsole, name, { get: () => process[stream], enumerable: false, configurable: true });
}

Object.assign(exports, { Console, globalConsole, attachStream });
