// internal/modules_cjs_rare: what few programs use of CommonJS modules: the static functions of the class Module, cycles of requires, failures.
// Follows https://nodejs.org/docs/latest-v26.x/api/modules.html and module.html
'use strict';

const { Module, registry, builtinName, resolved, makeRequire, recordFor, hide, dirname, join, loading, required, forget, kParent, kSource } = require('internal/modules_cjs');
const { ops } = registry;

// ---- static functions

function createRequire(filename) {
  let path = filename;
  const isUrl = typeof path === 'object' && path !== null && typeof path.href === 'string';
  if (isUrl || (typeof path === 'string' && path.startsWith('file:'))) {
    path = require('url').fileURLToPath(path);
  } else if (typeof path !== 'string' || path[0] !== '/') {
    const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_VALUE('filename', filename, 'must be a file URL object, file URL string, or absolute path string');
  }
  const module = new Module(path);
  module.filename = path.endsWith('/') ? `${path}noop.js` : path;
  module.paths = Module._nodeModulePaths(dirname(module.filename));
  return makeRequire(module);
}

let isStrippingWarned = false;

function stripTypeScriptTypes(code, options = {}) {
  const { validateObject, validateOneOf, validateString } = require('internal/validators');
  validateString(code, 'code');
  validateObject(options, 'options');
  const { mode = 'strip', sourceMap = false, sourceUrl } = options;
  validateOneOf(mode, 'options.mode', ['strip']);
  if (sourceUrl !== undefined) validateString(sourceUrl, 'options.sourceUrl');
  validateOneOf(sourceMap, 'options.sourceMap', [false, undefined]);
  if (!isStrippingWarned) process.emitWarning('stripTypeScriptTypes is an experimental feature and might change at any time', 'ExperimentalWarning');
  isStrippingWarned = true;
  const stripped = ops.stripTypes(code);
  return sourceUrl === undefined ? stripped : `${stripped}\n\n//# sourceURL=${sourceUrl}`;
}

function findPackageJSON(specifier, base) {
  const { codes } = require('internal/errors');
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('specifier');
  const { isURL, URL } = require('internal/url');
  const from = isURL(base) ? base.href : base;
  if (from === undefined) new URL(`${specifier}`); // says that it is none
  else if (typeof from !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('base', 'string', base);
  const text = isURL(specifier) ? specifier.href : `${specifier}`;
  const { fileURLToPath, pathToFileURL } = require('url');
  const file = from === undefined || from.startsWith('file:') ? from : pathToFileURL(from).href;
  if (/^(?:\.{0,2}\/|\.{1,2}$|file:)/.test(text)) {
    const url = new URL(text, file);
    if (!isThere(fileURLToPath(url))) throw missing('module', fileURLToPath(url), file);
    return nearestPackage(fileURLToPath(new URL('.', url)).slice(0, -1));
  }
  if (URL.canParse(text)) throw new codes.ERR_INVALID_URL_SCHEME('file');
  const [name] = /^(?:@[^/]+\/)?[^/]+/.exec(text) ?? [text];
  const folder = dirname(fileURLToPath(file));
  const own = nearestPackage(folder);
  if (own !== undefined && isNamed(own, name)) return own;
  const folders = Module._nodeModulePaths(folder);
  const found = folders.map((place) => `${place}/${name}/package.json`).find(isThere);
  if (found !== undefined) return found;
  throw missing('package', text, file);

  function missing(kind, what, from) {
    const error = new Error(`Cannot find ${kind} '${what}' imported from ${fileURLToPath(from)}`);
    error.code = 'ERR_MODULE_NOT_FOUND';
    return error;
  }
}

/** Whether a package may be imported by its own name from within it. */
function isNamed(file, name) {
  const { name: own, exports } = JSON.parse(require('fs').readFileSync(file, 'utf8'));
  return own === name && exports !== undefined;
}

const isThere = (path) => require('fs').existsSync(path);

/** The package.json of a folder or of the nearest above it. */
function nearestPackage(folder) {
  for (let path = folder; ; path = dirname(path)) {
    const file = join(path, 'package.json');
    if (!path.endsWith('/node_modules') && isThere(file)) return file;
    if (path === '/' || path === '' || path === '.') return undefined;
  }
}

/** The engine keeps no compiled code of programs, which is said. */
function enableCompileCache(options) {
  const directory = typeof options === 'object' && options !== null ? options.directory : options;
  if (directory !== undefined && typeof directory !== 'string') {
    const error = new TypeError('cacheDir should be a string');
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  return { status: statics.constants.compileCacheStatus.DISABLED };
}

/** Names as Node lists them: those that need `node:` at the end. */
function builtinModules() {
  const names = ops.builtinNames();
  return [...names.filter((name) => !name.startsWith('node:')), ...names.filter((name) => name.startsWith('node:'))];
}

const statics = {
  _pathCache: Object.create(null),
  globalPaths: globalPaths(),
  Module,
  _resolveLookupPaths(request, parent) {
    if (builtinName(request) !== undefined && ops.isBuiltin(builtinName(request))) return null;
    if (request[0] === '.' && (request.length === 1 || request[1] === '/' || request[1] === '.')) {
      return [parent?.filename ? dirname(parent.filename) : '.'];
    }
    return [...parent?.paths ?? [], ...Module.globalPaths];
  },
  /** The file that a request means in one of these folders; false if none has it. */
  _findPath(request, paths, isMain) {
    const folders = request[0] === '/' ? [''] : paths ?? [];
    for (const folder of folders) {
      const found = findIn(folder, request);
      if (found !== undefined) return found;
    }
    return false;
  },
  /** Programs call it when they have changed NODE_PATH. */
  _initPaths() {
    Module.globalPaths = globalPaths();
  },
  _preloadModules(requests) {
    const parent = new Module('internal/preload', null);
    parent.paths = Module._nodeModulePaths(process.cwd());
    registry.preloading = true;
    for (const request of requests) parent.require(request);
    registry.preloading = false;
  },
  createRequire,
  isBuiltin(name) {
    const builtin = builtinName(String(name));
    return builtin !== undefined && ops.isBuiltin(builtin);
  },
  wrapper: ['(function (exports, require, module, __filename, __dirname) { ', '\n});'],
  wrap: (script) => Module.wrapper[0] + script + Module.wrapper[1],
  syncBuiltinESMExports: () => registry.syncBuiltins(),
  _debug() {},
  findPackageJSON,
  stripTypeScriptTypes,
  enableCompileCache,
  getCompileCacheDir: () => undefined,
  flushCompileCache() {},
  runMain: (main = process.argv[1]) => Module._load(main, null, true),
  constants: Object.freeze({
    __proto__: null, compileCacheStatus: Object.freeze({ __proto__: null, FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 }),
  }),
  register: (specifier, ...rest) => require('internal/hooks_thread').register(specifier, ...rest),
  registerHooks(hooks) { return require('internal/module_hooks').registerHooks(hooks); },
};

/** Where packages are looked for at last: https://nodejs.org/docs/latest-v26.x/api/modules.html#loading-from-the-global-folders */
function globalPaths() {
  const { HOME, NODE_PATH } = process.env;
  const listed = (NODE_PATH ?? '').split(':').filter((path) => path !== '');
  const ofHome = HOME ? [`${HOME}/.node_modules`, `${HOME}/.node_libraries`] : [];
  return [...listed, ...ofHome, join(dirname(dirname(process.execPath)), 'lib/node')];
}

/** Loaded when it is first asked for. */
function late(name, load = () => require('internal/source_map')[name]) {
  const define = (value) => Object.defineProperty(Module, name, { value, writable: true, enumerable: true, configurable: true });
  Object.defineProperty(Module, name, {
    get: () => define(load())[name],
    set: define,
    enumerable: true,
    configurable: true,
  });
}

/** Gives the class what it lacks; called once. */
function complete() {
  hide(Module.prototype, 'constructor', Module);
  Object.assign(Module, statics);
  for (const name of ['SourceMap', 'findSourceMap', 'getSourceMapsSupport', 'setSourceMapsSupport']) late(name);
  late('builtinModules', () => Object.freeze(builtinModules()));
  return { cycles: { begin: beginCycle, end: endCycle }, invalidPath, invalidId, invalidRequest, missingBuiltin, unknownBuiltin, resolveIn, findFurther, failToFind, compilePatched, requireOfEsm, refuseAddon, requireCycle };
}

// ---- modules of texts: -e, -p, standard input

/** A module for text that has no file. */
function forText(name) {
  const module = new Module(name);
  module.filename = join(process.cwd(), name);
  module.paths = Module._nodeModulePaths(process.cwd());
  return module;
}

/** As the body of a function, whose `this` is the global object. */
function runText(module, text, name) {
  let [, body, wrapped] = registry.load(module.filename, 'require', text, 'commonjs');
  if (wrapped) body = body(recordFor(module, module.filename));
  body.call(globalThis, module.exports, makeRequire(module), module, name, '.');
  module.loaded = true;
}

// ---- cycles

// While a module that is not finished yet is required, reading what its exports lack is a mistake that is hard to find: it is warned of.
const warning = new WeakSet();
let warningPrototype;

const makeWarningPrototype = () => new Proxy({}, {
  get(target, key) {
    if (key in target || key === '__esModule') return target[key];
    warnOfCycle(key);
    return undefined;
  },
  getOwnPropertyDescriptor(target, key) {
    if (Object.hasOwn(target, key) || key === '__esModule') return Reflect.getOwnPropertyDescriptor(target, key);
    warnOfCycle(key);
    return undefined;
  },
});

function warnOfCycle(key) {
  process.emitWarning(`Accessing non-existent property '${String(key)}' of module exports inside circular dependency`);
}

/** The exports of a module that is not finished, which has just been required again. */
function beginCycle(exports) {
  if (warning.has(exports)) return exports;
  const isPlain = typeof exports === 'object' && exports !== null && !require('util/types').isProxy(exports)
    && Object.getPrototypeOf(exports) === Object.prototype && !exports.__esModule;
  if (isPlain) {
    Object.setPrototypeOf(exports, warningPrototype ??= makeWarningPrototype());
    warning.add(exports);
  }
  return exports;
}

/** The module has run: its exports are plain again, unless it has given them another prototype. */
function endCycle(exports) {
  if (typeof exports !== 'object' || exports === null || !warning.delete(exports)) return;
  if (Object.getPrototypeOf(exports) === warningPrototype) Object.setPrototypeOf(exports, Object.prototype);
}

/** What was loading when its code was ended from outside will never be finished: who asks next loads it anew. */
function forgetUnfinished() {
  for (const filename of loading.splice(0)) {
    const module = Module._cache[filename];
    if (module?.loaded === false) forget(filename, module, module[kParent]);
  }
  required.clear();
}

// ---- where programs change how modules are found and compiled

const usualPaths = Module._nodeModulePaths;

/** Extensions that a program has registered. */
const ownExtensions = () => Object.keys(Module._extensions).filter((extension) => !['.js', '.json', '.node'].includes(extension));

/** The file of a request in a folder, or undefined. */
function findIn(folder, request) {
  const path = folder === '' ? request : join(folder, request);
  const candidates = ['', ...ownExtensions(), ...ownExtensions().map((extension) => `/index${extension}`)];
  for (const [index, ending] of candidates.entries()) {
    try {
      if (index === 0 && folder.endsWith('/node_modules') && request[0] !== '.') return resolved(request, join(dirname(folder), '_.js'));
      return resolved(path + ending, `${process.cwd()}/_.js`);
    } catch (error) {
      if (error?.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return undefined;
}

/** What the resolver does not look at: extensions of the program's, `module.paths` that it has changed, the global folders. */
function findFurther(request, parent) {
  const hasExtensions = ownExtensions().length !== 0;
  if (request[0] === '#' || (!hasExtensions && (request[0] === '/' || request[0] === '.'))) return undefined;
  const folders = request[0] === '/' ? [''] : Module._resolveLookupPaths(request, parent) ?? [];
  // The resolver has been in the usual ones.
  const usual = hasExtensions || !parent?.filename ? [] : usualPaths(dirname(parent.filename));
  return Module._findPath(request, folders.filter((folder) => !usual.includes(folder)), false) || undefined;
}

/** What a file's name alone says. */
const FORMAT_OF = { __proto__: null, '.cjs': 'commonjs', '.mjs': 'module' };

/** The program has its own `_compile`: it is given the text of the file. */
function compilePatched(module, filename) {
  const text = module[kSource] ?? require('fs').readFileSync(filename, 'utf8').replace(/^\uFEFF/, '');
  module._compile(text, filename, FORMAT_OF[filename.slice(-4)]);
}

// ---- failures, and `require.resolve` with paths

function resolveIn(paths, request, parent) {
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  if (!Array.isArray(paths)) throw new ERR_INVALID_ARG_VALUE('options.paths', paths);
  require('internal/validators').validateStringArray(paths, 'paths');
  let failure;
  for (const path of paths) {
    try {
      return resolved(request, join(path, '_.js'));
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure === undefined || failure.code === 'MODULE_NOT_FOUND' ? notFound(request, parent) : failure;
}

/** The resolver's own words are kept where they say more than that there is nothing. */
function failToFind(request, parent, error) {
  const isTarget = !/^[./]/.test(request) && error.message.startsWith("Cannot find module '/"); // of the package's map
  throw isTarget || error.message.includes('valid "main" entry') ? error : notFound(request, parent);
}

function notFound(request, parent) {
  const requireStack = [];
  for (let module = parent; module; module = module[kParent]) requireStack.push(module.filename || module.id);
  let message = `Cannot find module '${request}'`;
  if (requireStack.length !== 0) message += '\nRequire stack:\n- ' + requireStack.join('\n- ');
  const error = new Error(message);
  error.code = 'MODULE_NOT_FOUND';
  error.requireStack = requireStack;
  return error;
}

/** Node has it, Roata will. */
function missingBuiltin(name) {
  const error = new Error(`Roata has no built-in module '${name}' yet`);
  error.code = 'ERR_UNKNOWN_BUILTIN_MODULE';
  return error;
}

function unknownBuiltin(request) {
  const { codes: { ERR_UNKNOWN_BUILTIN_MODULE } } = require('internal/errors');
  return new ERR_UNKNOWN_BUILTIN_MODULE(request);
}

/** For `--no-require-module`. */
function requireOfEsm(filename, module) {
  const from = module[kParent]?.filename;
  const error = new Error(`require() of ES Module ${filename}${from ? ` from ${from}` : ''} not supported.\n`
    + `Instead change the require of ${filename} to a dynamic import() which is available in all CommonJS modules.`);
  error.code = 'ERR_REQUIRE_ESM';
  return error;
}

/** `module` is the one whose `require` began the cycle, or goes on with it. */
function requireCycle(filename, module, advice = '') {
  const from = module[kParent]?.filename;
  return require('internal/errors').coded(Error, 'ERR_REQUIRE_CYCLE_MODULE', `Cannot require() ES Module ${filename} in a cycle.${from ? ` (from ${from})` : ''}${advice}`);
}

/** `import()` is loading the module that `module` requires. */
function requireRace(filename, module) {
  return require('internal/errors').coded(Error, 'ERR_REQUIRE_ESM_RACE_CONDITION', `Cannot require() ES Module ${filename} because it is not yet fully loaded.\n`
    + 'This may be caused by a race condition if the module is simultaneously dynamically import()-ed via Promise.all().\n'
    + `Try await-ing the import() sequentially in a loop instead.\n (From ${module[kParent]?.filename ?? 'unknown'} in non-loader-hook thread)`);
}

function refuseAddon(filename) {
  if (!require('internal/flags').isOn('addons', true)) throw new (require('internal/errors').codes.ERR_DLOPEN_DISABLED)();
  const error = new Error(`Roata cannot load native addons: ${filename}`);
  error.code = 'ERR_DLOPEN_FAILED';
  throw error;
}

function invalidPath(path) {
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_TYPE('path', 'string', path);
}

function invalidId(id) {
  const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  if (typeof id !== 'string') throw new ERR_INVALID_ARG_TYPE('id', 'string', id);
  throw new ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
}

function invalidRequest(request) {
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_TYPE('request', 'string', request);
}

module.exports = { complete, createRequire, forText, runText, makeRequire, recordFor, missingBuiltin, unknownBuiltin, requireCycle, requireRace, forgetUnfinished };
