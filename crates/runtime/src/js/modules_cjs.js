// internal/modules_cjs: CommonJS modules, as far as every program's start needs them; the rest is in `internal/modules_cjs_rare`.
// Follows https://nodejs.org/docs/latest-v26.x/api/modules.html and module.html
'use strict';

const boot = require('internal/boot');

/** What modules of both kinds share; `internal/modules` fills it. */
const registry = { preloading: false, unmarked: undefined, foundModule: undefined, hooks: undefined, refusesEsm: false };

const kParent = Symbol('parent');
const kSource = Symbol('source');
const kFormat = Symbol('format');

/** Formats that the text or the file's name need not tell. */
const FORMATS = { __proto__: null, module: 'module', commonjs: 'commonjs' };

/** `new Module(id, parent)`: what `module` is inside a CommonJS module. */
function Module(id = '', parent) {
  this.id = id;
  this.path = typeof id === 'string' ? dirname(id) : rare().invalidPath(id);
  this.exports = {};
  Object.defineProperty(this, kParent, { value: parent, writable: true, enumerable: false, configurable: true });
  if (parent) parent.children?.push(this);
  this.filename = null;
  this.loaded = false;
  this.children = [];
  this.paths = undefined;
}

Module._cache = Object.create(null);
Module._extensions = Object.create(null);

Module.prototype.require = function (id) {
  if (typeof id !== 'string' || id === '') rare().invalidId(id);
  return Module._load(id, this, false);
};

/** The exports of what `request` means to `parent`, loading it if needed. */
Module._load = function (request, parent, isMain) {
  return registry.hooks === undefined ? loadRequest(request, parent, isMain) : registry.hooks.require(request, parent, isMain);
};

/** The same without the program's hooks. */
function loadRequest(request, parent, isMain) {
  const builtin = request[0] === '/' ? undefined : builtinName(request);
  if (builtin !== undefined && (request.startsWith('node:') || Module._cache[request] === undefined)) {
    const exports = boot.requireBuiltin(builtin);
    if (exports !== undefined && !builtin.startsWith('internal/')) return exports;
    if (registry.ops.isBuiltin(builtin)) throw rare().missingBuiltin(builtin);
    if (request.startsWith('node:')) throw rare().unknownBuiltin(request);
  }
  return loadFile(Module._resolveFilename(request, parent, isMain), parent, isMain);
}

/** The exports of a file; `source` is a text that stands for it. */
function loadFile(filename, parent, isMain, source) {
  const cached = Module._cache[filename];
  if (cached !== undefined) {
    if (parent && !parent.children.includes(cached)) parent.children.push(cached);
    if (cached.loaded) return cached.exports;
    if (required.has(cached)) throw rare().requireCycle(filename, cached);
    return (cycles ??= rare().cycles).begin(cached.exports);
  }
  if (filename.startsWith('node:')) return Module._load(filename, parent, false);
  const module = new Module(filename, parent);
  if (source !== undefined) {
    module[kSource] = source.text;
    module[kFormat] = source.format;
  }
  if (isMain) {
    boot.mainModule = module;
    const process = boot.modules.get('process');
    if (process !== undefined) process.exports.mainModule = module;
    module.id = '.';
    requireMain = module;
  }
  loading.push(filename);
  Module._cache[filename] = module;
  let completed = false;
  try {
    module.load(filename);
    completed = true;
  } finally {
    loading.pop();
    if (!completed) {
      forget(filename, module, parent);
    } else if (cycles !== undefined) {
      cycles.end(module.exports);
    }
  }
  return module.exports;
}

/** The exports of a CommonJS file, for those who have imported it: they have asked the program's hooks. */
function requireFile(filename) {
  return registry.hooks === undefined ? Module._load(filename, null, false) : loadFile(filename, null, false);
}

/** The files whose code runs, the innermost last. */
const loading = [];

/** A module whose code did not come to its end. */
function forget(filename, module, parent) {
  delete Module._cache[filename];
  const children = parent?.children;
  const at = children ? children.indexOf(module) : -1;
  if (at !== -1) children.splice(at, 1);
}

let requireMain;

/** What watches modules that are required before they are finished; made for the first of them. */
let cycles;

/** The file (or `node:` name) that `request` means to `parent`. */
Module._resolveFilename = function (request, parent, isMain, options) {
  const builtin = request[0] === '/' ? undefined : builtinName(request);
  if (builtin !== undefined && registry.ops.isBuiltin(builtin)) return request;
  if (isMain) return request;
  if (options?.paths !== undefined) return rare().resolveIn(options.paths, request, parent);
  const from = parent?.filename ?? join(parent?.paths?.length ? dirname(parent.paths[0]) : process.cwd(), '_.js');
  try {
    return resolved(request, from);
  } catch (error) {
    if (error?.code === 'ERR_UNKNOWN_BUILTIN_MODULE') rare().failToFind(request, parent, error);
    if (error?.code !== 'MODULE_NOT_FOUND') throw error;
    return rare().findFurther(request, parent) ?? rare().failToFind(request, parent, error);
  }
};

function resolved(request, from) {
  const [path, suffix] = registry.ops.resolve(request, from, false);
  return path + suffix;
}

Module.prototype.load = function (filename) {
  this.filename ??= filename;
  this.paths ??= Module._nodeModulePaths(dirname(filename));
  Module._extensions[extensionOf(filename)](this, filename);
  this.loaded = true;
};

/** The longest registered extension of a file name, `.js` if none is. */
function extensionOf(filename) {
  const name = filename.slice(filename.lastIndexOf('/') + 1);
  for (let at = name.indexOf('.', 1); at !== -1; at = name.indexOf('.', at + 1)) {
    const extension = name.slice(at);
    if (Module._extensions[extension]) return extension;
  }
  return '.js';
}

Module._extensions['.js'] = function (module, filename) {
  if (module._compile !== compile) return rare().compilePatched(module, filename);
  const loaded = registry.load(filename, 'require', module[kSource], FORMATS[module[kFormat]]);
  if (loaded[0] === 'commonjs') runCommonJs(module, filename, loaded);
  else requireEsm(module, filename, loaded);
};
Module._extensions['.json'] = function (module, filename) {
  module.exports = module[kSource] === undefined ? registry.loadJson(filename) : registry.parseJson(filename, module[kSource]);
};
Module._extensions['.node'] = (module, filename) => rare().refuseAddon(filename);
for (const extension of ['.cjs', '.mjs', '.ts', '.cts', '.mts']) {
  Object.defineProperty(Module._extensions, extension, { value: Module._extensions['.js'], writable: true, configurable: true, enumerable: false });
}

/** Its name and file are how `internal/stack` knows the frame of a module's own code. */
function runCommonJs(module, filename, loaded) {
  let [, body, wrapped] = loaded;
  if (wrapped) body = body(recordFor(module, filename));
  body.call(module.exports, module.exports, makeRequire(module), module, filename, dirname(filename));
}

/** What edited texts of every kind have at hand. */
const commonRecord = {
  context: boot.context,
  get readable() { return require('internal/stack_frames').readable; },
  get worded() { return require('internal/stack_frames').worded; },
  get generators() { return require('internal/async_generators'); },
  get iterate() { return require('internal/async_iteration').iterate; },
  made(maker) { return require('internal/made_code').madeFor(this.import, maker); },
  importable(text, name) { return require('internal/made_code').importable(text, name); },
  get decorators() { return require('internal/decorators'); },
  get resources() { return require('internal/resources'); },
};

/** What an edited CommonJS text has at hand: dynamic import, node functions. */
function recordFor(module, filename) {
  return {
    __proto__: commonRecord,
    import: (specifier, options) => registry.importFrom(filename, specifier, options),
    source: (specifier) => require('internal/esm_linking').importSource(filename, specifier),
    node: (index, fn, captures, classes) => registry.makeNode(filename, index, fn, captures, classes),
    require: makeRequire(module),
  };
}

function compile(content, filename) {
  const loaded = registry.load(filename, 'require', String(content));
  if (loaded[0] === 'commonjs') runCommonJs(this, filename, loaded);
  else requireEsm(this, filename, loaded);
}
Module.prototype._compile = compile;

// ES modules whose `require` has not returned yet.
const required = new Set();

/** `require` of an ES module: its namespace, if there is no top-level await. */
function requireEsm(module, filename, loaded) {
  if (registry.unmarked === filename) {
    // The main module: `internal/main` goes on with what has been loaded.
    registry.foundModule = loaded;
    throw loaded;
  }
  registry.unmarked = undefined;
  if (registry.refusesEsm) throw rare().requireOfEsm(filename, module);
  required.add(module);
  try {
    module.exports = registry.requireModule(filename, loaded, module);
  } finally {
    required.delete(module);
  }
}

Module._nodeModulePaths = function (from) {
  const paths = [];
  for (let path = from; ; path = dirname(path)) {
    if (!path.endsWith('/node_modules')) paths.push(path === '/' ? '/node_modules' : `${path}/node_modules`);
    if (path === '/' || path === '.') return paths;
  }
};

function makeRequire(module) {
  function require(path) {
    return module.require(path);
  }
  require.resolve = function resolve(request, options) {
    if (typeof request !== 'string') rare().invalidRequest(request);
    if (registry.hooks !== undefined) return registry.hooks.resolveRequire(request, module, options);
    return Module._resolveFilename(request, module, false, options);
  };
  require.resolve.paths = function paths(request) {
    if (typeof request !== 'string') rare().invalidRequest(request);
    return Module._resolveLookupPaths(request, module);
  };
  require.main = requireMain;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

/** `name` for `node:name` and for bare names of built-ins; undefined for what cannot be one. */
function builtinName(request) {
  if (request.startsWith('node:')) return request.slice(5);
  return request[0] === '.' || request[0] === '/' || request[0] === '#' || SCHEME_ONLY.includes(request) ? undefined : request;
}

/** These are built-ins only with `node:` before their names. */
const SCHEME_ONLY = ['ffi', 'sea', 'sqlite', 'test', 'test/reporters'];

// ---- what few programs use

let rareParts;

/** The rest of this module; it completes the class. */
function rare() {
  return rareParts ??= require('internal/modules_cjs_rare').complete();
}

/** The class with all its static functions. */
function completeModule() {
  rare();
  return Module;
}

// Programs find the class through their `module`: that is when its static functions must be there.
Object.defineProperty(Module.prototype, 'constructor', {
  get: completeModule,
  set(value) { hide(this, 'constructor', value); },
  enumerable: false,
  configurable: true,
});
Object.defineProperty(Module.prototype, 'parent', {
  get() { return this[kParent] ?? (this.id === '.' ? null : undefined); },
  set(value) { hide(this, kParent, value); },
  configurable: true,
});
Object.defineProperty(Module.prototype, 'isPreloading', { get: () => registry.preloading === true, configurable: true });

// ---- small things

function hide(object, key, value) {
  Object.defineProperty(object, key, { value, writable: true, enumerable: false, configurable: true });
}

function dirname(path) {
  const at = path.lastIndexOf('/');
  return at === -1 ? '.' : at === 0 ? '/' : path.slice(0, at);
}

function join(directory, name) {
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}

module.exports = {
  Module, registry, completeModule, builtinName, resolved, makeRequire, runCommonJs, recordFor, commonRecord, loadRequest, loadFile, requireFile, hide, dirname, join,
  loading, required, forget, kParent, kSource, kFormat,
};
