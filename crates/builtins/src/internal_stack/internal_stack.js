// `internal/stack`: JavaScriptCore's stacks in the form that Node's users know.
// Follows https://nodejs.org/docs/latest-v26.x/api/errors.html#errorstack
//
// The engine's `error.stack` has a line `name@file:line:column` per frame and no heading. `v8Stack` answers with
// `Name: message` and `    at name (file:line:column)` lines. A stack that somebody assigned is left alone.
'use strict';

const { apply, getOwnPropertyDescriptor, defineProperty } = Reflect;
const errorToString = Error.prototype.toString;

/** `(file, line, column) -> [line, column]` of the text the user wrote, or undefined: what the loader has edited is told by the runtime. */
let positionMapper = (file, line, column) => require('internal/stack_frames').mapPosition?.(file, line, column);

/** Set by the runtime: `(frame) -> frame | undefined`; undefined drops the frame. */
let frameFilter;

/** Headings of errors whose own `toString` does not tell it all (internal/errors sets this). */
let headingOf = plainHeading;

/** The whole stack as text, or undefined when the error has none. `raw`: the engine's text, where the caller has it already. */
function v8Stack(error, raw = error.stack) {
  if (typeof raw !== 'string' || !isEngineStack(raw)) return raw;
  const heading = headingOf(error);
  const lines = parse(raw).map(showFrame);
  return lines.length === 0 ? heading : `${heading}\n${lines.join('\n')}`;
}

/** Does every line look as the engine writes them? An assigned text does not, as its heading has no '@'. */
function isEngineStack(stack) {
  if (stack === '') return false;
  let start = 0;
  for (;;) {
    const end = stack.indexOf('\n', start);
    const at = stack.indexOf('@', start);
    if (at === -1 || (end !== -1 && at > end)) return false;
    if (end === -1) return true;
    start = end + 1;
  }
}

/** Frames `{ name, file, line, column, isAsync, isNative, isEval }`, positions mapped, native frames dropped. */
function parse(stack) {
  const frames = [];
  for (const line of stack.split('\n')) {
    const frame = mapFrame(parseLine(line));
    if (frame !== undefined) frames.push(frame);
  }
  return frames;
}

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

function mapFrame(frame) {
  if (frame.isNative) return undefined;
  if (positionMapper !== undefined && frame.line !== undefined) {
    const mapped = positionMapper(frame.file, frame.line, frame.column);
    if (mapped !== undefined) [frame.line, frame.column] = mapped;
  }
  return frameFilter === undefined ? frame : frameFilter(frame);
}

function showFrame({ name, file, line, column, isAsync }) {
  let place = file === '' ? '<anonymous>' : file;
  if (line !== undefined) place += `:${line}`;
  if (column !== undefined) place += `:${column}`;
  const prefix = isAsync ? '    at async ' : '    at ';
  return name === '' ? `${prefix}${place}` : `${prefix}${name} (${place})`;
}

function plainHeading(error) {
  const { isCoded } = require('internal/errors');
  try {
    return isCoded(error) ? `${error.name} [${error.code}]: ${error.message}` : apply(errorToString, error, []);
  } catch {
    return 'Error';
  }
}

/** Replaces the engine's own stack by its readable form, once: for errors that are about to be shown to user code. */
function makeReadable(error) {
  const own = getOwnPropertyDescriptor(error, 'stack');
  if (own === undefined || typeof own.value !== 'string' || !isEngineStack(own.value)) return;
  defineProperty(error, 'stack', { ...own, value: v8Stack(error) });
}

/** The frames of the caller's caller and above, at most `count`. */
function callerFrames(count, above) {
  const holder = {};
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = count + 1;
  Error.captureStackTrace(holder, above);
  Error.stackTraceLimit = before;
  return isEngineStack(holder.stack) ? parse(holder.stack).slice(0, count) : [];
}

Object.assign(exports, {
  v8Stack,
  parse,
  showFrame,
  isEngineStack,
  makeReadable,
  callerFrames,
  setPositionMapper(mapper) { positionMapper = mapper; },
  setFrameFilter(filter) { frameFilter = filter; },
  setHeading(heading) { headingOf = heading; },
});
