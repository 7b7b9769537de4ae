// `node:process`: the process object, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/process.html
//
// Here is what start-up and most programs touch; the rest is in `internal/process`, loaded when it is first asked for.
// Its errors and warnings are in `internal/fatal` and `internal/warnings`, its signals in `internal/signals`, its streams in `internal/stdio`.
'use strict';

const EventEmitter = require('events');
const ticks = require('internal/ticks');
const { lazyGetters, loaded, mainModule } = require('internal/boot');
const { defineProperty, apply } = Reflect;
const { flags } = ops;

const process = Object.create(makePrototype());
apply(EventEmitter, process, []);

function makePrototype() {
  // As in Node it can be called: packages copy `process` with it.
  function process() {}
  process.prototype = Object.create(EventEmitter.prototype, { constructor: { value: process, writable: true, enumerable: false, configurable: true } });
  return process.prototype;
}

/** Properties as Node has them: readable, enumerable, configurable, not always writable. */
function constant(name, value) {
  defineProperty(process, name, { value, writable: false, enumerable: true, configurable: true });
}

constant('version', 'v26.10.0');
constant('versions', makeVersions());
constant('arch', ops.arch);
constant('platform', 'linux');
constant('release', makeRelease());
defineProperty(process, Symbol.toStringTag, { value: 'process', writable: true, enumerable: false, configurable: false });
constant('pid', ops.pid);
process.argv = ops.argv;
process.execArgv = ops.execArgv;
process.execPath = ops.execPath;
process.domain = null;
process._exiting = false;
if (mainModule !== undefined) process.mainModule = mainModule;
defineProperty(process, 'argv0', { value: ops.argv0, writable: false, enumerable: true, configurable: false });
defineProperty(process, 'ppid', { get: ops.ppid, set: replace('ppid'), enumerable: true, configurable: true });

function makeRelease() {
  const folder = 'https://nodejs.org/download/release/v26.10.0/node-v26.10.0';
  return { name: 'node', sourceUrl: `${folder}.tar.gz`, headersUrl: `${folder}-headers.tar.gz` };
}

/** Of Node's parts those that programs ask about: the versions whose behaviour is followed. */
function makeVersions() {
  const versions = {
    node: '26.10.0', roata: ops.roataVersion, jsc: ops.engineVersion, ares: '1.34.8', brotli: '1.2.0', llhttp: '9.4.3', modules: '147', undici: '8.10.2',
    uv: '1.52.1', v8: '14.6.202.34-node.34', zlib: '1.3.2', zstd: '1.5.7',
  };
  for (const name of Object.keys(versions)) defineProperty(versions, name, { writable: false, configurable: false });
  return versions;
}

function replace(name) {
  return (value) => defineProperty(process, name, { value, writable: true, enumerable: true, configurable: true });
}

// ---- the environment

/** Strings only, as the system's own environment. What it becomes is what child processes are given. */
function makeEnv() {
  const env = Object.create(Object.create(Object.prototype, {
    // It is shown as what it holds, not as the proxy that it is.
    [Symbol.for('nodejs.util.inspect.custom')]: { value(depth, options, inspect) { return inspect({ ...this }, options); }, configurable: true },
  }));
  const list = ops.environment();
  for (let i = 0; i < list.length; i += 2) defineProperty(env, list[i], { value: list[i + 1], writable: true, enumerable: true, configurable: true });
  return new Proxy(env, {
    set: setVariable,
    defineProperty: defineVariable,
    deleteProperty: (target, name) => Reflect.deleteProperty(target, name),
    preventExtensions() { throw new TypeError('Cannot freeze'); },
  });
}

function setVariable(env, name, value) {
  if (typeof name === 'symbol' || typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  // The system takes no such names, and texts up to their first NUL.
  const text = `${value}`;
  if (name === '' || name.includes('=')) return true;
  return defineProperty(env, beforeNul(name), { value: beforeNul(text), writable: true, enumerable: true, configurable: true });
}

function beforeNul(text) {
  return text.includes('\0') ? text.slice(0, text.indexOf('\0')) : text;
}

function defineVariable(env, name, descriptor) {
  const { codes: { ERR_INVALID_OBJECT_DEFINE_PROPERTY } } = require('internal/errors');
  if ('get' in descriptor || 'set' in descriptor) {
    throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY("'process.env' does not accept an accessor(getter/setter) descriptor");
  }
  if (!descriptor.configurable || !descriptor.writable || !descriptor.enumerable) {
    throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY("'process.env' only accepts a configurable, writable, and enumerable data descriptor");
  }
  return setVariable(env, name, descriptor.value);
}

process.env = makeEnv();
/** For a copy of a process (see `internal/rehearsal`). */
require('internal/boot').renewEnvironment = () => { process.env = makeEnv(); };

// ---- the end

let exitCode;

defineProperty(process, 'exitCode', {
  get: () => exitCode,
  set(code) {
    exitCode = checkedExitCode(code);
  },
  enumerable: true,
  configurable: false,
});

function checkedExitCode(code) {
  if (code === undefined || code === null) return undefined;
  let number = code;
  if (typeof code === 'string' && code !== '' && !Number.isNaN(Number(code))) number = Number(code);
  require('internal/validators').validateInteger(number, 'code');
  return number;
}

/** What the process tells the system when it ends now. */
const currentExitCode = () => exitCode ?? 0;

process.exit = function exit(code) {
  if (arguments.length !== 0) process.exitCode = code;
  if (!process._exiting) {
    process._exiting = true;
    process.emit('exit', currentExitCode());
  }
  if (flags.rare.length !== 0 && flags.rare.includes('trace-exit')) rare().traceExit(currentExitCode(), exit);
  process.reallyExit(currentExitCode());
};

process.reallyExit = function reallyExit(code) {
  loaded('internal/stdio')?.finish();
  ops.reallyExit(Number(code) || 0);
};

process.abort = function abort() {
  rare().abort();
};

// ---- time, place, ticks

process.nextTick = ticks.nextTick;

process.cwd = function cwd() {
  return ops.cwd();
};

process.chdir = function chdir(directory) {
  require('internal/validators').validateString(directory, 'directory');
  require('internal/boot').permission?.demand('fs.read', directory);
  ops.chdir(directory);
};

process.uptime = function uptime() {
  return ops.uptime();
};

process.hrtime = function hrtime(time) {
  const now = ops.hrtime();
  if (time === undefined) return now;
  const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
  require('internal/validators').validateArray(time, 'time');
  if (time.length !== 2) throw new ERR_OUT_OF_RANGE('time', 2, time.length);
  const seconds = now[0] - time[0];
  const nanoseconds = now[1] - time[1];
  return nanoseconds < 0 ? [seconds - 1, nanoseconds + 1e9] : [seconds, nanoseconds];
};

process.hrtime.bigint = function bigint() {
  const [seconds, nanoseconds] = ops.hrtime();
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds);
};

process.emitWarning = function emitWarning(warning, type, code, ctor) {
  require('internal/warnings').emitWarning(warning, type, code, ctor, emitWarning);
};

process.getBuiltinModule = function getBuiltinModule(id) {
  require('internal/validators').validateString(id, 'id');
  const { Module } = require('internal/modules');
  if (!Module.isBuiltin(id)) return undefined;
  return require('internal/boot').requireBuiltin(id.startsWith('node:') ? id.slice(5) : id);
};

// ---- uncaught errors

process.setUncaughtExceptionCaptureCallback = function setUncaughtExceptionCaptureCallback(fn) {
  require('internal/fatal').setCapture(fn);
};

process.hasUncaughtExceptionCaptureCallback = function hasUncaughtExceptionCaptureCallback() {
  return require('internal/fatal').hasCapture();
};

process.addUncaughtExceptionCaptureCallback = function addUncaughtExceptionCaptureCallback(fn) {
  require('internal/fatal').addCapture(fn);
};

let fatal;

ticks.setReporters({
  reportUncaught: (error, origin) => (fatal ??= require('internal/fatal')).reportUncaught(error, origin),
  reportRejection: (promise, reason) => (fatal ??= require('internal/fatal')).reportRejection(promise, reason),
  reportHandled: (promise) => (fatal ??= require('internal/fatal')).reportHandled(promise),
  wakeLoop: () => require('internal/immediates').setImmediate(() => {}),
  exiting: () => process._exiting,
});

// ---- signals

const isSignal = (name) => typeof name === 'string' && name.startsWith('SIG');

process.on('newListener', (name) => {
  if (isSignal(name)) require('internal/signals').watch(name);
});
process.on('removeListener', (name) => {
  if (isSignal(name) && process.listenerCount(name) === 0) require('internal/signals').unwatch(name);
});

if (flags.warnings) process.on('warning', (warning) => require('internal/warnings').onWarning(warning));

// ---- streams, made when they are asked for

for (const [fd, name] of [[1, 'stdout'], [0, 'stdin'], [2, 'stderr']]) {
  let stream;
  defineProperty(process, name, {
    get: () => (stream ??= require('internal/stdio').make(fd)),
    enumerable: true,
    configurable: true,
  });
}

process.openStdin = function openStdin() {
  process.stdin.resume();
  return process.stdin;
};

// ---- what is rare

const rare = () => require('internal/process');

for (const name of [
  'config', 'features', 'report', 'finalization', 'allowedNodeEnvironmentFlags', 'memoryUsage', 'cpuUsage', 'threadCpuUsage', 'resourceUsage',
  'constrainedMemory', 'availableMemory', 'getActiveResourcesInfo', 'kill', 'umask', 'getuid', 'geteuid', 'getgid', 'getegid', 'getgroups',
  'setuid', 'seteuid', 'setgid', 'setegid', 'setgroups', 'initgroups', 'loadEnvFile', 'setSourceMapsEnabled', 'ref', 'unref', 'binding',
  'dlopen', '_getActiveRequests', '_getActiveHandles', '_rawDebug', 'execve', 'moduleLoadList', '_linkedBinding', '_kill', '_debugProcess', '_debugEnd',
  '_startProfilerIdleNotifier', '_stopProfilerIdleNotifier', '_preload_modules', '_tickCallback', '_fatalException',
]) {
  const get = () => {
    const value = rare()[name];
    if (name === 'config') constant(name, value);
    else replace(name)(value);
    return value;
  };
  lazyGetters.add(get); // reflection shows the value
  defineProperty(process, name, {
    get,
    set: name === 'config' ? undefined : replace(name),
    enumerable: true,
    configurable: true,
  });
}

defineProperty(process, 'sourceMapsEnabled', { get: () => rare().sourceMaps.enabled, enumerable: true, configurable: true });

let debugPort = 9229;
defineProperty(process, 'debugPort', {
  get: () => debugPort,
  set(value) {
    debugPort = rare().checkedPort(value);
  },
  enumerable: true,
  configurable: true,
});

let title = flags.title;
defineProperty(process, 'title', {
  get: () => title,
  set(value) {
    title = `${value}`;
    rare().setTitle(title);
  },
  enumerable: true,
  configurable: true,
});

module.exports = process;
