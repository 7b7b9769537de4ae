// `internal/console_rare`: what few programs use of the console: making others, counters, timers, groups, tables, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/console.html
'use strict';

const { Console, states, globalConsole, methods: shared, optionsFor, textOf, print, indented } = require('internal/console');

const { apply } = Reflect;
const { isArray } = Array;

/** What `new Console(options)`, or `new Console(stdout, stderr, ignoreErrors)`, makes of `console`. */
function construct(console, options, rest) {
  const given = options === undefined || options === null || typeof options.write === 'function'
    ? { stdout: options, stderr: rest[0], ignoreErrors: rest[1] }
    : options;
  const { stdout, stderr = stdout, ignoreErrors = true, colorMode = 'auto', inspectOptions, groupIndentation } = given;
  checkStream(stdout, 'stdout');
  checkStream(stderr, 'stderr');
  checkOptions(colorMode, inspectOptions, groupIndentation);
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
  return { colorMode, inspectOptions, indentWidth: groupIndentation, indent: '', out, err, counts: undefined, timers: undefined };
}

function bindMethods(target, methods) {
  for (const name of Object.keys(methods)) {
    const method = target[name] ?? methods[name]; // a subclass's own, if it has one
    const bound = method.bind(target);
    Object.defineProperty(bound, 'name', { value: name, configurable: true });
    target[name] = bound;
  }
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

function streamWriter(stream, ignoreErrors) {
  return {
    stream,
    write(text) {
      if (ignoreErrors) writeQuietly(stream, text);
      else stream.write(text);
    },
    hasColors: () => require('internal/console_colors').streamHasColors(stream),
    isScreen: () => Boolean(stream.isTTY),
  };
}

/** Writes; that it fails is told nobody, now or later, but the stream's own listeners. A stream that has told of an error before is given up on. */
function writeQuietly(stream, text) {
  const isEmitter = typeof stream.once === 'function' && typeof stream.listenerCount === 'function';
  const ignore = () => {};
  const ignoreNext = () => {
    if (isEmitter && stream.listenerCount('error') === 0) stream.once('error', ignore);
  };
  try {
    ignoreNext();
    stream.write(text, (error) => {
      if (error != null && !stream._writableState?.errorEmitted) ignoreNext();
    });
  } catch (error) {
    if (isOverflow(error)) throw error; // a recursion of the user's must not be hidden
  } finally {
    stream.removeListener?.('error', ignore);
  }
}

const isOverflow = (error) => error instanceof RangeError && /call stack/i.test(error.message);

const printText = (state, writer, text) => writer.write(state.indent === '' ? `${text}\n` : indented(state.indent, text));

/** Calls a method of those below; `method` is the public function. */
function call(name, console, args, method) {
  return name === 'trace' ? trace(console, args, method) : apply(methods[name], console, args);
}

const timersOf = (console) => states.get(console).timers ??= new Map();
const countsOf = (console) => states.get(console).counts ??= new Map();

// Methods, called with the console as `this`

const methods = {
  dir(...[object, options]) {
    const state = states.get(this);
    const { inspect } = require('internal/inspect');
    printText(state, state.out, inspect(object, { customInspect: false, ...optionsFor(state, state.out), ...options }));
  },

  time(label = 'default') {
    const timers = timersOf(this);
    const name = `${label}`;
    if (timers.has(name)) process.emitWarning(`Label '${name}' already exists for console.time()`);
    else timers.set(name, now());
  },

  timeEnd(label = 'default') {
    const name = `${label}`;
    if (reportTimer(this, 'timeEnd', name, [])) timersOf(this).delete(name);
  },

  timeLog(label = 'default', ...data) {
    reportTimer(this, 'timeLog', `${label}`, data);
  },

  assert(...[expression, ...args]) {
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
    const counts = countsOf(this);
    const name = `${label}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    this.log(`${name}: ${count}`);
  },

  countReset(label = 'default') {
    const counts = countsOf(this);
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

  table(...[data, properties]) {
    if (properties !== undefined) require('internal/validators').validateArray(properties, 'properties');
    if (data === null || typeof data !== 'object') {
      this.log(data);
      return;
    }
    const state = states.get(this);
    const { head, columns } = tabulate(data, properties, (value) => cellText(value, optionsFor(state, state.out)));
    this.log(drawTable(head, columns));
  },
};

methods.dirxml = function dirxml(...args) {
  const state = states.get(this);
  print(state, state.out, args);
};
methods.groupCollapsed = function groupCollapsed(...args) {
  methods.group.apply(this, args);
};

/** console.trace; the stack begins above `above`, the public function. */
function trace(console, args, above) {
  const state = states.get(console);
  const message = args.length === 0 ? '' : textOf(state, state.err, args);
  const { callerFrames, showFrame } = require('internal/stack');
  const frames = callerFrames(Error.stackTraceLimit ?? 10, above).map(showFrame);
  printText(state, state.err, [message === '' ? 'Trace' : `Trace: ${message}`, ...frames].join('\n'));
}

// Timers

function now() {
  const time = process.hrtime();
  return time[0] * 1000 + time[1] / 1e6;
}

function reportTimer(console, method, name, data) {
  const start = timersOf(console).get(name);
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
  const { isTypedArray } = require('internal/buffer_values');
  const isLarge = value !== null && typeof value === 'object' && !isArray(value) && !isTypedArray(value) && Object.keys(value).length > 2;
  return inspect(value, { depth: isLarge ? -1 : 0, maxArrayLength: 3, breakLength: Infinity, ...options });
}

/** Heads and columns of texts for whatever console.table was given. */
function tabulate(data, properties, show) {
  const { kindOf } = require('internal/types');
  const { previewEntries } = require('internal/inspect_entries');
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

const numbers = (count, show) => Array.from({ length: count }, (_, i) => show(i));

function keyValueTable(keys, values, show) {
  return { head: ['(iteration index)', 'Key', 'Values'], columns: [numbers(keys.length, show), keys.map(show), values.map(show)] };
}

function iterationTable(values, show) {
  return { head: ['(iteration index)', 'Values'], columns: [numbers(values.length, show), values.map(show)] };
}

/** One row for each property of `data`; one column for each property that some row has, or for those asked for. */
function rowTable(data, properties, show) {
  const rows = Object.keys(data);
  const columns = { __proto__: null }; // so that those with a number for a name come first
  const values = [];
  rows.forEach((row, i) => {
    const item = data[row];
    const isPrimitive = item === null || (typeof item !== 'function' && typeof item !== 'object');
    if (isPrimitive && properties === undefined) {
      values[i] = show(item);
      return;
    }
    for (const key of properties ?? Object.keys(item)) {
      columns[key] ??= [];
      columns[key][i] = isPrimitive || !Object.hasOwn(item, key) ? '' : show(item[key]);
    }
  });
  const head = ['(index)', ...Object.keys(columns)];
  const lists = [rows, ...Object.values(columns)];
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

/** A console of its own for one part of a program. */
function context() {
  const other = Object.create({});
  const { out, err } = states.get(globalConsole);
  states.set(other, newState({}, out, err));
  bindMethods(other, shared);
  return other;
}

/** A named task: `run` calls the function and gives back what it gives. */
function createTask(name) {
  if (typeof name !== 'string' || name === '') throw new Error('First argument must be a non-empty string.');
  return { run: (fn) => fn() };
}

Object.assign(exports, { construct, context, createTask, call, writeQuietly });
