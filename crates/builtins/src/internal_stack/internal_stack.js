// `internal/stack`: `error.stack` in Node's form, and V8's interface to it: `Error.captureStackTrace`, `Error.prepareStackTrace`.
// Follows https://nodejs.org/docs/latest-v26.x/api/errors.html#errorstack and https://v8.dev/docs/stack-trace-api
//
// The engine keeps `stack` as an own property in its own form (a line `name@file:line:column` per frame, no heading), written when it is first touched,
// and nothing can be put before that. So whoever reads `stack` calls `makeReadable` first: our own modules themselves, programs because the loader
// has edited their texts (see crates/loader/src/error_reads.rs). As in V8, the heading is made of what `name` and `message` are at the first reading.
'use strict';

const { apply, defineProperty, deleteProperty, isExtensible } = Reflect;
const { captureRaw, engineDescriptor: getOwnPropertyDescriptor, prepareStackTrace: usual } = require('internal/boot');

const EngineError = Error;
const { isError } = Error;
const errorToString = Error.prototype.toString;

/** Errors whose stack has been looked at: what they have now is theirs. */
const done = new WeakSet();

/** The stack of an error that was made elsewhere is its own from the first, whatever it looks like. */
const keepStack = (error) => void done.add(error);

/**
 * Gives its argument back; its stack, if it still is the engine's text, is in Node's form from now on. A frozen error cannot be changed: the
 * answer is an object that inherits from it and has the stack.
 */
function makeReadable(error) {
  if (done.has(error)) return error;
  const own = getOwnPropertyDescriptor(error, 'stack');
  let raw = own === undefined ? missingStack(error) : own.value;
  if (typeof raw !== 'string' || !isEngineStack(raw)) return error;
  if (own === undefined ? !isExtensible(error) : !own.configurable) return Object.create(error, { stack: { value: formatted(error, raw), writable: true } });
  done.add(error);
  require('internal/engine_messages').translate(error);
  if (own !== undefined) raw = getOwnPropertyDescriptor(error, 'stack').value; // without the frame of a class that was called
  try {
    const value = formatted(error, raw);
    defineProperty(error, 'stack', { value, writable: true, enumerable: false, configurable: true });
  } catch (failure) {
    done.delete(error); // the program's prepareStackTrace may do better next time
    throw failure;
  }
  removeNotes(error, raw);
  return error;
}

/** The engine notes an error's place in three properties, which Node does not have. What a program has assigned to them shows, as in Node. */
function removeNotes(error, raw) {
  const line = noteOf(error, 'line');
  const column = noteOf(error, 'column');
  const url = noteOf(error, 'sourceURL');
  const isPlace = raw.includes(`:${line}:${column}`) || /^[^\n@]*@(?:\n|$)/.test(raw); // constructors that nobody has written have no place
  removeNote(error, 'line', line, isPlace);
  removeNote(error, 'column', column, isPlace);
  removeNote(error, 'sourceURL', url, raw.includes(`${url}:`));
}

/** What the engine has noted, or a program has put in its place; not what the program has made itself. */
function noteOf(error, name) {
  const note = getOwnPropertyDescriptor(error, name);
  return note === undefined || note.enumerable ? undefined : note.value;
}

function removeNote(error, name, value, isEngines) {
  if (value === undefined) return;
  if (isEngines) deleteProperty(error, name);
  else defineProperty(error, name, { enumerable: true });
}

/** With `Error.stackTraceLimit = 0` the engine leaves the property out, where V8 has the heading. Any other error also knows its line. */
function missingStack(error) {
  return hasFrames() && isError(error) && getOwnPropertyDescriptor(error, 'line') === undefined ? '' : undefined;
}

/** What `error.stack` is to be for the engine's text `raw`: mostly a text, but `Error.prepareStackTrace` may make anything. */
function formatted(error, raw) {
  const { prepareStackTrace } = EngineError;
  const frames = withoutConstructors(error, parse(raw));
  if (typeof prepareStackTrace === 'function' && prepareStackTrace !== usual) return apply(prepareStackTrace, EngineError, [error, frames.map((frame) => new CallSite(frame))]);
  const heading = headingOf(error);
  return frames.length === 0 ? heading : `${heading}\n${frames.map(showFrame).join('\n')}`;
}

/** As in V8 the frames begin below the class that was constructed; those of its ancestors are above it. */
function withoutConstructors(error, frames) {
  if (frames.length === 0 || !isError(error)) return frames;
  const constructor = engineValue(Object.getPrototypeOf(error), 'constructor');
  const name = typeof constructor === 'function' && constructor !== EngineError ? engineValue(constructor, 'name') : undefined;
  if (typeof name !== 'string') return frames;
  // A constructor that nobody has written has no place.
  const own = name === '' ? frames.slice(0, 1).findIndex((frame) => frame.file === '') : frames.slice(0, DEEPEST_CLASS).findIndex((frame) => frame.functionName === name);
  if (own === -1 || !apply(functionToString, constructor, []).startsWith('class')) return frames;
  return frames.slice(own + 1);
}

/** So many classes of errors that extend each other are looked through. */
const DEEPEST_CLASS = 5;
const functionToString = Function.prototype.toString;

/** The value of an own property; getters are not run. */
function engineValue(object, key) {
  return object === null ? undefined : getOwnPropertyDescriptor(object, key)?.value;
}

function headingOf(error) {
  const { isCoded } = require('internal/errors');
  return isCoded(error) ? `${error.name} [${error.code}]: ${error.message}` : apply(errorToString, error, []);
}

/** The stack of something as text, or what else its `stack` is. Never throws what a program's own functions throw. */
function v8Stack(error) {
  try {
    return makeReadable(error).stack;
  } catch {
    return undefined;
  }
}

// ---- Error.captureStackTrace

/** The engine's texts of what was captured and has not been read. */
const captured = new WeakMap();

/** `stack` of such an object, as Node has it: an accessor that answers for what inherits from the object as well. */
const lazyStack = {
  get() {
    for (let object = this; object !== null && object !== undefined; object = Object.getPrototypeOf(object)) {
      const kept = captured.get(object);
      if (kept !== undefined) return readCaptured(object, kept);
    }
    return undefined;
  },
  set(value) {
    if (captured.has(this)) captured.set(this, { value });
    else defineProperty(this, 'stack', { value, writable: true, enumerable: true, configurable: true });
  },
  enumerable: false,
  configurable: true,
};

function readCaptured(object, kept) {
  if (kept.raw !== undefined) {
    const { raw } = kept;
    kept.raw = undefined; // what prepareStackTrace itself reads is not made again
    try {
      kept.value = formatted(object, raw);
    } catch (failure) {
      kept.raw = raw;
      throw failure;
    }
  }
  return kept.value;
}

/** Puts the frames from the caller of the function `above` on into `object.stack`. */
function captureStackTrace(object, above) {
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null) throw new TypeError('invalid_argument');
  const holder = {};
  captureRaw(holder, above);
  const { stack } = holder;
  const engines = isError(object) ? getOwnPropertyDescriptor(object, 'stack')?.value : undefined;
  if (!defineProperty(object, 'stack', lazyStack)) {
    throw new TypeError(Object.isExtensible(object) ? 'Cannot redefine property: stack' : 'Cannot define property stack, object is not extensible');
  }
  if (typeof engines === 'string') removeNotes(object, engines);
  captured.set(object, { raw: hasFrames() ? stack : undefined, value: undefined });
}

/** Whether V8 would write a stack now: with no number in `Error.stackTraceLimit` there is none. */
const hasFrames = () => typeof EngineError.stackTraceLimit === 'number';

/** What `Error.prepareStackTrace` is unless a program sets it. */
function prepareAsUsual(error, trace) {
  const heading = headingByMethods(error);
  return trace.length === 0 ? heading : `${heading}\n    at ${Array.prototype.join.call(trace, '\n    at ')}`;
}

function headingByMethods(error) {
  if (error === undefined || error === null) throw new TypeError(`Cannot use 'in' operator to search for 'Symbol(kIsNodeError)' in ${error}`);
  try {
    return apply(EngineError.prototype.toString, error, []);
  } catch {
    return '<error>';
  }
}

// ---- what Error.prepareStackTrace gets

class CallSite {
  #frame;

  constructor(frame) {
    this.#frame = frame;
  }

  getColumnNumber() { return this.#frame.column ?? null; }
  getEnclosingColumnNumber() { return this.#frame.column ?? null; }
  getEnclosingLineNumber() { return this.#frame.line ?? null; }
  getEvalOrigin() { return undefined; }
  getFileName() { return this.#frame.file || undefined; }
  getFunction() { return undefined; }
  getFunctionName() { return this.#frame.functionName || this.#frame.methodName || null; }
  getLineNumber() { return this.#frame.line ?? null; }
  getMethodName() { return this.#frame.methodName ?? null; }
  getPosition() { return 0; }
  getPromiseIndex() { return null; }
  getScriptHash() { return ''; }
  getScriptNameOrSourceURL() { return this.#frame.file || undefined; }
  getThis() { return undefined; }
  getTypeName() { return this.#frame.isModule ? 'Object' : this.#frame.typeName ?? null; }
  isAsync() { return this.#frame.isAsync; }
  isConstructor() { return this.#frame.isConstructed; }
  isEval() { return this.#frame.isEval; }
  isNative() { return false; }
  isPromiseAll() { return false; }
  isToplevel() { return !this.#frame.isModule; }

  toString() {
    return showFrame(this.#frame).slice('    at '.length);
  }
}

// ---- the engine's text

/** Set by the runtime: `(frame) -> frame | undefined`; undefined drops the frame. */
let frameFilter;

/** A line as the engine writes them: a name, an @ and a place, which code made of a text may lack. */
const ENGINE_STACK = /^(?:[^\n@]*@(?:[^\n]*:\d+:\d+|\[(?:native|wasm) code\])?(?:\n|$))*$/;

/** Is this the engine's text? One that somebody has assigned is not, as its heading has no '@'. An empty one has no frames. */
function isEngineStack(stack) {
  return ENGINE_STACK.test(stack);
}

/** Frames `{ name, file, line, column, isAsync, isNative, isEval, isModule, isConstructed }`, positions mapped. Of native ones there are those of the language's functions. */
function parse(stack) {
  const frames = [];
  if (stack === '') return frames;
  const lines = stack.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const parsed = parseLine(lines[i]);
    if (isShell(parsed, frames.at(-1), i)) continue;
    const frame = parsed.isNative ? nativeFrame(parsed, lines[i + 1]) : mapFrame(parsed, i === 0);
    if (frame === undefined) continue;
    const called = frames.at(-1);
    if (called !== undefined) called.calledAs = called.index === i - 1 ? frame.callee : undefined;
    frame.index = i;
    frame.isModule = frame.name === '' && !frame.file.startsWith('[') && lines[i + 1]?.startsWith('runCommonJs@node:internal/') === true;
    if (frame.isModule) frame.name = 'Object.<anonymous>';
    frames.push(frame);
  }
  frames.forEach(nameAsV8);
  return frames;
}

/** V8 names a function by the object whose method it is called as, as far as its text tells, or by what it was assigned to. */
function nameAsV8(frame) {
  const { name, whole, property, owner } = frame;
  const calledAs = frame.isNative && property !== undefined ? undefined : frame.calledAs;
  frame.functionName = frame.isModule ? '' : name;
  frame.isConstructed = whole === 'constructor' || (calledAs === 'new' && whole === undefined && property === undefined);
  if (frame.isConstructed) {
    frame.name = `new ${name || '<anonymous>'}`;
  } else if (whole !== undefined) {
    frame.name = whole;
  } else if (property !== undefined && calledAs === 'name') {
    frame.name = name || property;
  } else if (property !== undefined) {
    frame.typeName = owner;
    frame.methodName = property;
    frame.name = name === '' || name === property ? `${owner}.${property}` : `${owner}.${name} [as ${property}]`;
  }
}

/** A frame of a function of the language's that a program has called; the engine's own steps have frames, too, which nobody knows. */
function nativeFrame(frame, below) {
  const { name } = frame;
  frame.file = '';
  if (below === undefined || below.includes('@node:') || below.endsWith(']')) return undefined;
  const owner = owners().get(name);
  if (owner !== undefined) return Object.assign(frame, { property: name, owner });
  return functions.has(name) ? frame : undefined;
}

/** Functions of the language that throw, or call what may throw, by whose they are: of a name that several classes have, the one that mostly is meant. */
const methods = {
  'Array': 'every filter find findIndex findLast findLastIndex flatMap forEach from join map pop push reduce reduceRight shift some sort splice toSorted toSpliced unshift',
  'String': 'codePointAt endsWith fromCodePoint localeCompare match matchAll normalize padEnd padStart raw repeat replaceAll search split startsWith',
  'Object': 'assign create defineProperties defineProperty entries freeze fromEntries getOwnPropertyNames getPrototypeOf groupBy keys seal setPrototypeOf',
  'Number': 'toExponential toFixed toPrecision',
  'JSON': 'parse stringify',
  'Date': 'toISOString toJSON',
  'RegExp': 'exec test',
  'BigInt': 'asIntN asUintN',
  'Symbol': 'keyFor',
  'DataView.prototype': ['get', 'set'].flatMap((way) => ['BigInt64', 'BigUint64', 'Float16', 'Float32', 'Float64', 'Int8', 'Int16', 'Int32', 'Uint8', 'Uint16', 'Uint32'].map((type) => way + type)).join(' '),
};
const functions = new Set(['ArrayBuffer', 'BigInt', 'DataView', 'Date', 'FinalizationRegistry', 'Function', 'Map', 'Number', 'Promise', 'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'Symbol',
  'WeakMap', 'WeakRef', 'WeakSet', 'BigInt64Array', 'BigUint64Array', 'Float16Array', 'Float32Array', 'Float64Array', 'Int8Array', 'Int16Array', 'Int32Array', 'Uint8Array', 'Uint8ClampedArray',
  'Uint16Array', 'Uint32Array', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'DateTimeFormat', 'NumberFormat', 'Collator', 'Segmenter']);
let methodOwners;
const owners = () => methodOwners ??= new Map(Object.entries(methods).flatMap(([owner, names]) => names.split(' ').map((name) => [name, owner])));

/** The engine's second frame of an async function that has not waited yet: `body` is the first, which may lack the name. */
function isShell({ name, file, line }, body, index) {
  if (body?.asyncLine === undefined || body.index !== index - 1 || body.engineFile !== file || body.asyncLine !== line || (body.name !== '' && body.name !== name)) return false;
  body.name = name;
  body.asyncLine = undefined;
  return true;
}

/** They run what is the engine's affair in Node, which has no frames for it. */
const DRIVERS = new Set(['async_generators', 'async_iteration', 'resources'].map((name) => `node:internal/${name}`));

/** What the engine calls code that is in no function. */
const codeNames = { '__proto__': null, 'global code': '', 'module code': '', 'eval code': 'eval' };

function parseLine(line) {
  const at = nameEnd(line);
  let name = line.slice(0, at);
  const place = line.slice(at + 1);
  const isAsync = name.startsWith('async ');
  if (isAsync) name = name.slice('async '.length);
  const isEval = name === 'eval code';
  name = codeNames[name] ?? name;
  const position = /^(.*?)(?::(\d+))?(?::(\d+))?$/s.exec(place);
  return {
    name,
    file: position[1],
    line: position[2] === undefined ? undefined : Number(position[2]),
    column: position[3] === undefined ? undefined : Number(position[3]),
    isAsync,
    isNative: place === '[native code]' || place === '[wasm code]',
    isEval,
  };
}

/** Where the name ends: names have no '@' of their own, files may (`node_modules/@scope/x`). */
function nameEnd(line) {
  const at = line.indexOf('@');
  return at === -1 ? line.length : at;
}

function mapFrame(frame, isInnermost) {
  if (frame.file === 'node:internal/start' && (frame.name === 'parse' || frame.name === 'stringify')) return jsonFrame(frame);
  if (DRIVERS.has(frame.file) || isMaker(frame, isInnermost)) return undefined;
  if (frame.line !== undefined) {
    const mapped = require('internal/stack_frames').mapPosition(frame.file, frame.line, frame.column);
    // Of some errors the engine knows only the function, whose beginning the loader has written.
    if (mapped === null && !isInnermost) return undefined;
    frame.isLoaders = mapped === null;
    frame.engineFile = frame.file;
    [frame.line, frame.column, frame.engineColumn, frame.asyncLine, frame.callee, frame.whole, frame.property, frame.owner] = mapped ?? [1, 1];
    frame.engineColumn ??= frame.column;
  }
  frame.file = /\/(\[(?:eval|stdin|worker eval)\])$/.exec(frame.file)?.[1] ?? frame.file; // the loader knows it as a file of the current directory
  return frameFilter === undefined ? frame : frameFilter(frame);
}

/** JSON's functions are the runtime's here, for their messages. */
function jsonFrame({ name }) {
  return { name, file: '', isAsync: false, isNative: true, isEval: false, property: name, owner: 'JSON' };
}

/** Where an error of the system is made: of those that native code makes otherwise the frame is kept, as Node has some. */
function isMaker({ name, file }, isInnermost) {
  return file === 'node:internal/start' && (name === 'systemError' || (name === 'nativeError' && !isInnermost));
}

function showFrame({ name, file, line, column, isAsync }) {
  let place = file === '' ? '<anonymous>' : file;
  if (line !== undefined) place += `:${line}`;
  if (column !== undefined) place += `:${column}`;
  const prefix = isAsync ? '    at async ' : '    at ';
  return name === '' ? `${prefix}${place}` : `${prefix}${name} (${place})`;
}

/** The frames of the caller's caller and above, at most `count`. */
function callerFrames(count, above) {
  const holder = {};
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = count + 1;
  captureRaw(holder, above);
  Error.stackTraceLimit = before;
  return parse(holder.stack).filter((frame) => !frame.isNative).slice(0, count);
}

Object.assign(exports, {
  prepareAsUsual,
  makeReadable,
  keepStack,
  captureStackTrace,
  headingOf,
  v8Stack,
  parse,
  showFrame,
  isEngineStack,
  callerFrames,
  setFrameFilter(filter) { frameFilter = filter; },
});
