// `internal/process`: what of the process object (Node 26) few programs use. Follows https://nodejs.org/docs/latest-v26.x/api/process.html
'use strict';

const process = require('process');
const validators = require('internal/validators');
const { codes, errnoException } = require('internal/errors');

// ---- descriptions

exports.config = deepFreeze({
  variables: { napi_build_version: '10', node_shared: false, v8_enable_i18n_support: 1 },
  target_defaults: { cflags: [], default_configuration: 'Release', defines: [], include_dirs: [], libraries: [], configurations: {} },
});

function deepFreeze(object) {
  for (const value of Object.values(object)) if (typeof value === 'object') deepFreeze(value);
  return Object.freeze(object);
}

exports.features = makeFeatures();

function makeFeatures() {
  const features = {
    inspector: false, debug: false, uv: true, ipv6: true, tls_alpn: true, tls_sni: true, tls_ocsp: true, tls: true, openssl_is_boringssl: false,
  };
  const others = { cached_builtins: true, require_module: true, dtls: false, quic: false, typescript: 'transform' };
  for (const [name, value] of Object.entries(others)) addFeature(features, name, () => value);
  return features;
}

function addFeature(features, name, get) {
  Object.defineProperty(features, name, { get, set: undefined, enumerable: true, configurable: true });
}

/** Names of what has been loaded, as Node lists them. */
Object.defineProperty(exports, 'moduleLoadList', {
  get: () => [...require('internal/boot').modules.keys()].map((name) => `NativeModule ${name}`),
  enumerable: true,
});

exports.checkedPort = function checkedPort(value) {
  const port = Number(value) | 0;
  if (port !== 0 && (port < 1024 || port > 65535)) {
    const error = new RangeError('process.debugPort must be 0 or in range 1024 to 65535');
    error.code = 'ERR_OUT_OF_RANGE';
    throw error;
  }
  return port;
};

/** A set that cannot be changed and takes every spelling of a flag: `_` for `-`, with or without dashes in front, with a value. */
function makeAllowedFlags() {
  const spell = (flag) => flag.replaceAll('_', '-').replace(/=.*$/s, '');
  let isMade = false;
  class NodeEnvironmentFlagsSet extends Set {
    add(...names) {
      if (!isMade) super.add(...names);
      return this;
    }
    delete() { return false; }
    clear() {}
    has(key) {
      if (typeof key !== 'string') return false;
      const name = spell(key);
      const spellings = name.startsWith('-') ? [name, name.replace(/^--no-/, '--')] : [`--${name}`, `-${name}`, name.replace(/^no-/, '--')];
      return spellings.some((spelling) => super.has(spelling));
    }
  }
  const flags = new NodeEnvironmentFlagsSet(ops.environmentFlags());
  isMade = true;
  for (const part of [NodeEnvironmentFlagsSet.prototype, NodeEnvironmentFlagsSet, flags]) Object.freeze(part);
  return flags;
}

Object.defineProperty(exports, 'allowedNodeEnvironmentFlags', { get: makeAllowedFlags, enumerable: true });

// ---- memory and time used

exports.memoryUsage = function memoryUsage() {
  const [rss, heapTotal, counted, external, arrayBuffers] = ops.memoryUsage();
  // The engine counts when it collects garbage; before the first time, all that it has taken counts as used.
  const heapUsed = counted * 100 < heapTotal ? heapTotal : Math.min(counted, heapTotal);
  return { rss, heapTotal, heapUsed, external, arrayBuffers };
};
exports.memoryUsage.rss = function rss() {
  return ops.rss();
};
exports.constrainedMemory = function constrainedMemory() {
  return ops.constrainedMemory();
};
exports.availableMemory = function availableMemory() {
  return ops.availableMemory();
};

exports.cpuUsage = function cpuUsage(prevValue) {
  return usedSince(false, prevValue);
};
exports.threadCpuUsage = function threadCpuUsage(prevValue) {
  return usedSince(true, prevValue);
};

function usedSince(ofThread, before) {
  if (before) {
    validators.validateObject(before, 'prevValue');
    checkFigure(before.user, 'prevValue.user');
    checkFigure(before.system, 'prevValue.system');
  }
  const [user, system] = ops.usage(ofThread);
  return before ? { user: user - before.user, system: system - before.system } : { user, system };
}

function checkFigure(value, name) {
  const isValid = typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
  if (isValid) return;
  validators.validateNumber(value, name);
  throw new (rangeOf(codes.ERR_INVALID_ARG_VALUE))(name, value);
}

/** Node gives this one code a RangeError here. */
function rangeOf(Code) {
  return function make(name, value) {
    const template = new Code(name, value);
    const error = new RangeError(template.message);
    error.code = 'ERR_INVALID_ARG_VALUE';
    return error;
  };
}

const resourceNames = [
  'userCPUTime', 'systemCPUTime', 'maxRSS', 'sharedMemorySize', 'unsharedDataSize', 'unsharedStackSize', 'minorPageFault', 'majorPageFault',
  'swappedOut', 'fsRead', 'fsWrite', 'ipcSent', 'ipcReceived', 'signalsCount', 'voluntaryContextSwitches', 'involuntaryContextSwitches',
];

exports.resourceUsage = function resourceUsage() {
  const figures = ops.usage(false);
  return Object.fromEntries(resourceNames.map((name, i) => [name, figures[i]]));
};

exports.getActiveResourcesInfo = function getActiveResourcesInfo() {
  const timers = require('internal/timers').activeCount();
  const immediates = require('internal/immediates').activeCount();
  return [...new Array(timers).fill('Timeout'), ...new Array(immediates).fill('Immediate')];
};
exports._getActiveRequests = function _getActiveRequests() {
  return [];
};
exports._getActiveHandles = function _getActiveHandles() {
  return [];
};

// ---- signals to others

exports.kill = function kill(pid, signal) {
  if (pid != (pid | 0)) throw new codes.ERR_INVALID_ARG_TYPE('pid', 'number', pid);
  const failed = ops.kill(pid | 0, signalNumber(signal));
  if (failed !== 0) throw errnoException(failed, 'kill');
  return true;
};

function signalNumber(signal) {
  if (typeof signal === 'number' && signal === (signal | 0)) return signal;
  const { signals } = require('internal/errno');
  const number = signals[signal || 'SIGTERM'];
  if (number === undefined) throw new codes.ERR_UNKNOWN_SIGNAL(typeof signal === 'string' ? signal : require('internal/inspect').inspect(signal));
  return number;
}

exports.abort = function abort() {
  ops.abort();
};

exports.execve = function execve(execPath, args = [], env = process.env) {
  warnExperimental('execve');
  validators.validateString(execPath, 'execPath');
  validators.validateArray(args, 'args');
  args.forEach((argument, i) => {
    if (typeof argument !== 'string' || argument.includes('\0')) throw new codes.ERR_INVALID_ARG_VALUE(`args[${i}]`, argument, 'must be a string without null bytes');
  });
  validators.validateObject(env, 'env');
  const variables = [];
  for (const [name, value] of Object.entries(env)) {
    if (typeof value !== 'string' || value.includes('\0') || name.includes('\0')) {
      throw new codes.ERR_INVALID_ARG_VALUE('env', env, 'must be an object with string keys and values without null bytes');
    }
    variables.push(`${name}=${value}`);
  }
  require('internal/boot').permission?.demand('child', execPath);
  ops.execve(execPath, args, variables);
};

// ---- identity

exports.umask = function umask(mask) {
  if (mask === undefined) return ops.umask();
  let number = mask;
  if (typeof mask === 'string') {
    if (!/^[0-7]+$/.test(mask)) invalidMask(mask);
    number = parseInt(mask, 8);
  } else if (typeof mask !== 'number') {
    throw new codes.ERR_INVALID_ARG_TYPE('mask', 'number', mask);
  }
  if (number >>> 0 !== number) {
    if (typeof mask === 'string') invalidMask(mask);
    validators.validateUint32(number, 'mask');
  }
  return ops.umask(number);
};

function invalidMask(mask) {
  throw new codes.ERR_INVALID_ARG_VALUE('mask', mask, 'must be a 32-bit unsigned integer or an octal string');
}

for (const kind of ['uid', 'euid', 'gid', 'egid']) {
  exports[`get${kind}`] = { [`get${kind}`]() { return ops.id(kind); } }[`get${kind}`];
  const isUser = kind.endsWith('uid');
  const set = `set${kind}`;
  exports[set] = {
    [set](id) {
      validateId(id, 'id');
      const number = typeof id === 'number' ? id >>> 0 : isUser ? ops.userNumber(id) : ops.groupNumber(id);
      if (number === undefined) throw new codes.ERR_UNKNOWN_CREDENTIAL(isUser ? 'User' : 'Group', id);
      const failed = ops.setId(kind, number);
      if (failed !== 0) throw errnoException(failed, set);
    },
  }[set];
}

function validateId(id, name) {
  if (typeof id === 'number') validators.validateUint32(id, name);
  else if (typeof id !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, ['number', 'string'], id);
}

exports.getgroups = function getgroups() {
  const groups = ops.getgroups();
  const own = ops.id('egid');
  return groups.includes(own) ? groups : [...groups, own];
};

exports.setgroups = function setgroups(groups) {
  validators.validateArray(groups, 'groups');
  const numbers = groups.map((group, i) => {
    validateId(group, `groups[${i}]`);
    return groupNumber(group);
  });
  const failed = ops.setgroups(numbers);
  if (failed !== 0) throw errnoException(failed, 'setgroups');
};

exports.initgroups = function initgroups(user, extraGroup) {
  validateId(user, 'user');
  validateId(extraGroup, 'extraGroup');
  const group = groupNumber(extraGroup);
  const name = typeof user === 'string' ? user : ops.userName(user);
  if (name === undefined || ops.userNumber(name) === undefined) throw new codes.ERR_UNKNOWN_CREDENTIAL('User', user);
  const failed = ops.initgroups(name, group);
  if (failed !== 0) throw errnoException(failed, 'initgroups');
};

function groupNumber(group) {
  const number = typeof group === 'number' ? group : ops.groupNumber(group);
  if (number === undefined) throw new codes.ERR_UNKNOWN_CREDENTIAL('Group', group);
  return number;
}

exports.setTitle = (title) => ops.setTitle(title);

// ---- .env files

/** Variables that the environment has already are left alone. */
exports.loadEnvFile = function loadEnvFile(path = undefined) {
  path ??= '.env';
  const isPath = typeof path === 'string' || ArrayBuffer.isView(path) || typeof path?.href === 'string';
  if (!isPath) throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'Buffer', 'URL'], path);
  const text = require('fs').readFileSync(path, 'utf8');
  const found = require('internal/dotenv').parseEnv(text);
  for (const name of Object.keys(found)) if (process.env[name] === undefined) process.env[name] = found[name];
};

// ---- source maps, liveness, add-ons

exports.sourceMaps = { enabled: false };

exports.setSourceMapsEnabled = function setSourceMapsEnabled(enabled) {
  validators.validateBoolean(enabled, 'enabled');
  exports.sourceMaps.enabled = enabled;
};

exports.ref = function ref(maybeRefable) {
  const fn = maybeRefable?.[Symbol.for('nodejs.ref')] ?? maybeRefable?.[Symbol.for('node:ref')] ?? maybeRefable?.ref;
  if (typeof fn === 'function') fn.call(maybeRefable);
};

exports.unref = function unref(maybeRefable) {
  const fn = maybeRefable?.[Symbol.for('nodejs.unref')] ?? maybeRefable?.[Symbol.for('node:unref')] ?? maybeRefable?.unref;
  if (typeof fn === 'function') fn.call(maybeRefable);
};

// ---- what Node has for old programs, and for itself

/** Of the tables that Node once gave away. */
const bindings = {
  __proto__: null,
  config: () => ({ isDebugBuild: false, hasOpenSSL: hasTls(), fipsMode: false, hasIntl: true, hasInspector: false, noBrowserGlobals: false, bits: 64 }),
  constants: () => {
    const { constants: os } = require('os');
    return { __proto__: null, os, fs: require('fs').constants, crypto: require('crypto').constants, zlib: require('zlib').constants };
  },
  natives: () => ({}),
  util: () => {
    const { types } = require('util');
    const names = ['isArrayBuffer', 'isAsyncFunction', 'isDate', 'isExternal', 'isMap', 'isMapIterator', 'isNativeError', 'isPromise', 'isRegExp', 'isSet',
      'isSetIterator', 'isAnyArrayBuffer', 'isArrayBufferView', 'isDataView', 'isTypedArray', 'isUint8Array'];
    return Object.fromEntries(names.map((name) => [name, name === 'isArrayBufferView' ? ArrayBuffer.isView : types[name]]));
  },
  uv: () => {
    const map = require('util').getSystemErrorMap();
    const numbers = Object.fromEntries([...map].map(([number, [name]]) => [`UV_${name}`, number]));
    return { errname: (number) => map.get(number)?.[0] ?? `Unknown system error ${number}`, getErrorMap: () => map, ...numbers };
  },
};

exports.binding = function binding(name) {
  const id = `${name}`;
  if (require('internal/flags').warnsOfPending()) {
    process.emitWarning(`Access to process.binding('${id}') is deprecated.`, 'DeprecationWarning', 'DEP0111');
  }
  if (bindings[id] === undefined) throw new Error(`No such module: ${id}`);
  return bindings[id]();
};

exports._linkedBinding = function _linkedBinding(name) {
  const error = new Error(`No such binding was linked: ${name}`);
  error.code = 'ERR_INVALID_MODULE';
  throw error;
};

exports._kill = (pid, signal) => ops.kill(pid | 0, signal | 0);
exports._preload_modules = [];
exports._tickCallback = { runNextTicks: () => require('internal/ticks').checkpoint?.() }.runNextTicks;
exports._fatalException = (error) => require('internal/ticks').uncaught(error, 'uncaughtException');

/** There is no inspector that these could speak to. */
for (const name of ['_debugProcess', '_debugEnd', '_startProfilerIdleNotifier', '_stopProfilerIdleNotifier']) exports[name] = { [name]() {} }[name];

exports.dlopen = function dlopen(module, filename) {
  if (arguments.length < 2) {
    const error = new TypeError('process.dlopen needs at least 2 arguments');
    error.code = 'ERR_MISSING_ARGS';
    throw error;
  }
  const { permission } = require('internal/boot');
  if (permission?.refusal('addon') !== undefined || !require('internal/flags').isOn('addons', true)) throw new codes.ERR_DLOPEN_DISABLED();
  if (module === null || typeof module !== 'object' || module.exports === undefined) throw new TypeError('Cannot convert undefined or null to object');
  const { existsSync } = require('fs');
  const isMissing = `${filename}`.includes('/') && !existsSync(`${filename}`);
  throw new codes.ERR_DLOPEN_FAILED(isMissing ? `${filename}: cannot open shared object file: No such file or directory`
    : `Roata cannot load native addons: ${filename}`);
};

exports._rawDebug = function _rawDebug(...args) {
  const { formatWithOptions } = require('internal/format');
  process.stderr.write(`${formatWithOptions({}, ...args)}\n`);
};

// ---- finalization: callbacks at the end for objects that are still there

const atEnd = { exit: new Map(), beforeExit: new Map() };

function registerFor(event, object, callback) {
  if (object === null || (typeof object !== 'object' && typeof object !== 'function')) throw new codes.ERR_INVALID_ARG_TYPE('obj', 'object', object);
  const entries = atEnd[event];
  if (entries.size === 0) process.on(event, () => runFinalizers(event));
  entries.set(new WeakRef(object), callback);
}

function runFinalizers(event) {
  for (const [reference, callback] of atEnd[event]) {
    const object = reference.deref();
    if (object !== undefined && typeof callback === 'function') callback(object, event);
  }
  atEnd[event].clear();
}

const warned = new Set();

function warnExperimental(name) {
  if (warned.has(name)) return;
  warned.add(name);
  process.emitWarning(`process.${name} is an experimental feature and might change at any time`, 'ExperimentalWarning');
}

exports.finalization = {
  register(object, callback) {
    warnExperimental('finalization.register');
    registerFor('exit', object, callback);
  },
  registerBeforeExit(object, callback) {
    warnExperimental('finalization.registerBeforeExit');
    registerFor('beforeExit', object, callback);
  },
  unregister(object) {
    warnExperimental('finalization.unregister');
    for (const entries of Object.values(atEnd)) {
      for (const reference of entries.keys()) if (reference.deref() === object) entries.delete(reference);
    }
  },
};

Object.defineProperty(exports, 'report', { get: () => require('internal/report').report, enumerable: true });

// ---- --trace-exit

/** Tells where `caller` was called to end the process. */
exports.traceExit = function traceExit(code, caller) {
  const { threadId } = require('worker_threads');
  const place = {};
  Error.captureStackTrace(place, caller);
  const frames = require('internal/stack').v8Stack(place).split('\n').slice(1);
  const thread = threadId === 0 ? '' : `, thread:${threadId}`;
  const heading = `(node:${process.pid}${thread}) WARNING: Exited the environment with code ${code}`;
  require('internal/stdio').writeText(2, `${[heading, ...frames].join('\n')}\n`);
};
