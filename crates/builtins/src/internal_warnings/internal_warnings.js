// `internal/warnings`: process.emitWarning and what is printed for the event 'warning', Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html#processemitwarningwarning-options
'use strict';

const process = require('process');
const { flags } = ops;

/** `caller` is the public function, above which the warning's stack begins. */
function emitWarning(warning, type, code, ctor, caller) {
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    ctor = type.ctor;
    code = type.code;
    if (typeof type.detail === 'string') detail = type.detail;
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    ctor = type;
    code = undefined;
    type = 'Warning';
  }
  if (type !== undefined) requireString(type, 'type');
  if (typeof code === 'function') {
    ctor = code;
    code = undefined;
  } else if (code !== undefined) {
    requireString(code, 'code');
  }
  const error = typeof warning === 'string' ? makeWarning(warning, type, code, detail, ctor || caller) : warning;
  if (!(error instanceof Error)) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (error.name === 'DeprecationWarning') {
    if (!flagOr('noDeprecation', !flags.deprecation)) process.nextTick(announceDeprecation, error);
    return;
  }
  process.nextTick(announce, error);
}

function requireString(value, name) {
  require('internal/validators').validateString(value, name);
}

function makeWarning(message, name, code, detail, above) {
  const before = Error.stackTraceLimit;
  const isTraced = flags.traceWarnings || (name === 'DeprecationWarning' && (flags.traceDeprecation || flags.throwDeprecation));
  if (!isTraced && before > 1) Error.stackTraceLimit = 0;
  const warning = new Error(message);
  Error.stackTraceLimit = before;
  Object.defineProperty(warning, 'name', { value: String(name || 'Warning'), writable: true, enumerable: false, configurable: true });
  if (code !== undefined) warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  if (isTraced) Error.captureStackTrace(warning, above);
  return warning;
}

/** process.noDeprecation and its kin, which programs may set, over the option. */
function flagOr(property, option) {
  return process[property] ?? option;
}

function announceDeprecation(warning) {
  if (flagOr('throwDeprecation', flags.throwDeprecation)) throw warning;
  announce(warning);
}

/** Of something that is going to fail: a tick would come too late. */
function emitWarningSync(message) {
  announce(makeWarning(message));
}

function announce(warning) {
  process.emit('warning', warning);
}

// ---- the listener that prints

let hinted = false;

function onWarning(warning) {
  if (!(warning instanceof Error)) return;
  const isDeprecation = warning.name === 'DeprecationWarning';
  if (isDeprecation && flagOr('noDeprecation', !flags.deprecation)) return;
  const disabled = flags.disableWarnings;
  if (disabled.length !== 0 && (disabled.includes(warning.code) || disabled.includes(warning.name))) return;
  const isTraced = flagOr('traceProcessWarnings', flags.traceWarnings) || (isDeprecation && flagOr('traceDeprecation', flags.traceDeprecation));
  let text = `(${process.release.name}:${process.pid}) `;
  if (warning.code) text += `[${warning.code}] `;
  const stack = isTraced && warning.stack ? require('internal/stack').v8Stack(warning) : undefined;
  text += stack || headingOf(warning);
  if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
  if (!isTraced && !hinted) {
    hinted = true;
    const option = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
    text += `\n(Use \`${programName()} ${option} ...\` to show where the warning was created)`;
  }
  if (!redirect(text)) require('internal/stdio').writeText(2, `${text}\n`);
}

/** Into the file of `--redirect-warnings`, if there is one that can be written. */
function redirect(text) {
  const option = flags.rare.find((setting) => setting.startsWith('redirect-warnings='));
  const file = option?.slice('redirect-warnings='.length) ?? process.env.NODE_REDIRECT_WARNINGS;
  if (!file) return false;
  try {
    require('fs').appendFileSync(file, `${text}\n`);
    return true;
  } catch {
    return false;
  }
}

/** The warning as text; its own toString counts, as it may know more. */
function headingOf(warning) {
  return typeof warning.toString === 'function' ? `${warning.toString()}` : Error.prototype.toString.call(warning);
}

const programName = () => process.argv0.slice(process.argv0.lastIndexOf('/') + 1) || 'roata';

Object.assign(exports, { emitWarning, emitWarningSync, onWarning });
