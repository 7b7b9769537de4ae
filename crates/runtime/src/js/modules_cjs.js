// internal/modules_cjs: CommonJS modules. Follows https://nodejs.org/docs/latest-v26.x/api/modules.html and module.html
'use strict';

const boot = require('internal/boot');

function createModuleClass(registry) {
  const { ops } = registry;

  /** `new Module(id, parent)`: what `module` is inside a CommonJS module. */
  function Module(id = '', parent) {
    this.id = id;
    this.path = dirname(id);
    this.exports = {};
    hide(this, kParent, parent);
    if (parent) parent.children?.push(this);
    this.filename = null;
    this.loaded = false;
    this.children = [];
    this.paths = undefined;
  }

  const kParent = Symbol('parent');
  Object.defineProperty(Module.prototype, 'parent', {
    get() { return this[kParent] ?? undefined; },
    set(value) { hide(this, kParent, value); },
    configurable: true,
  });
  Object.defineProperty(Module.prototype, 'isPreloading', { get() { return registry.preloading === true; }, configurable: true });

  Module._cache = Object.create(null);
  Module._pathCache = Object.create(null);
  Module._extensions = Object.create(null);
  Module.globalPaths = [];
  Module.Module = Module;

  Module.prototype.require = function (id) {
    if (typeof id !== 'string') {
      const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('id', 'string', id);
    }
    if (id === '') {
      const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
    }
    return Module._load(id, this, false);
  };

  /** The exports of what `request` means to `parent`, loading it if needed. */
  Module._load = function (request, parent, isMain) {
    const builtin = builtinName(request);
    if (builtin !== undefined && (request.startsWith('node:') || Module._cache[request] === undefined)) {
      const exports = boot.requireBuiltin(builtin);
      if (exports !== undefined && !builtin.startsWith('internal/')) return exports;
      if (request.startsWith('node:')) throw unknownBuiltin(request);
      if (ops.isBuiltin(builtin)) throw new Error(`Roata has no built-in module '${builtin}' yet`);
    }
    const filename = Module._resolveFilename(request, parent, isMain);
    const cached = Module._cache[filename];
    if (cached !== undefined) {
      if (parent && !parent.children.includes(cached)) parent.children.push(cached);
      return cached.loaded ? cached.exports : exportsInCycle(cached);
    }
    if (filename.startsWith('node:')) return Module._load(filename, parent, false);
    const module = new Module(filename, parent);
    if (isMain) {
      boot.setMainModule(module);
      module.id = '.';
      requireMain = module;
    }
    Module._cache[filename] = module;
    let completed = false;
    try {
      module.load(filename);
      completed = true;
    } finally {
      if (completed) {
        endCycle(module.exports);
      } else {
        delete Module._cache[filename];
        const children = parent?.children;
        const at = children ? children.indexOf(module) : -1;
        if (at !== -1) children.splice(at, 1);
      }
    }
    return module.exports;
  };

  let requireMain;

  // While a module that is not finished yet is required, reading what its exports lack is a mistake that is hard to find: it is warned of.
  let warningPrototype;
  let warning;

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

  function exportsInCycle({ exports }) {
    const isPlain = typeof exports === 'object' && exports !== null && !require('util/types').isProxy(exports)
      && Object.getPrototypeOf(exports) === Object.prototype && !exports.__esModule;
    if (isPlain) {
      Object.setPrototypeOf(exports, warningPrototype ??= makeWarningPrototype());
      (warning ??= new WeakSet()).add(exports);
    }
    return exports;
  }

  /** The module has run: its exports are plain again, unless it has given them another prototype. */
  function endCycle(exports) {
    if (warning === undefined || typeof exports !== 'object' || exports === null || !warning.delete(exports)) return;
    if (Object.getPrototypeOf(exports) === warningPrototype) Object.setPrototypeOf(exports, Object.prototype);
  }

  /** The file (or `node:` name) that `request` means to `parent`. */
  Module._resolveFilename = function (request, parent, isMain, options) {
    const builtin = builtinName(request);
    if (builtin !== undefined && ops.isBuiltin(builtin)) return request;
    if (isMain) return request;
    const paths = options?.paths;
    if (Array.isArray(paths)) {
      let failure;
      for (const path of paths) {
        try {
          return resolved(request, join(path, '_.js'));
        } catch (error) {
          failure ??= error;
        }
      }
      throw failure ?? notFound(request, parent);
    }
    const from = parent?.filename ?? (parent?.paths?.length ? join(dirname(parent.paths[0]), '_.js') : join(process.cwd(), '_.js'));
    try {
      return resolved(request, from);
    } catch (error) {
      if (error?.code === 'MODULE_NOT_FOUND') throw notFound(request, parent);
      throw error;
    }
  };

  function resolved(request, from) {
    const [path, suffix] = ops.resolve(request, from, false);
    return path + suffix;
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
    const loaded = registry.load(filename, 'require', module[kSource]);
    if (loaded[0] === 'commonjs') runCommonJs(module, filename, loaded);
    else requireEsModule(module, filename, loaded);
  };
  Module._extensions['.json'] = function (module, filename) {
    module.exports = registry.loadJson(filename);
  };
  Module._extensions['.node'] = function (module, filename) {
    const error = new Error(`Roata cannot load native addons: ${filename}`);
    error.code = 'ERR_DLOPEN_FAILED';
    throw error;
  };
  for (const extension of ['.cjs', '.mjs', '.ts', '.cts', '.mts']) {
    Object.defineProperty(Module._extensions, extension, { value: Module._extensions['.js'], writable: true, configurable: true, enumerable: extension === '.ts' });
  }

  const kSource = Symbol('source');

  function runCommonJs(module, filename, loaded) {
    let [, body, wrapped] = loaded;
    if (wrapped) body = body(recordFor(module, filename));
    body.call(module.exports, module.exports, makeRequire(module), module, filename, dirname(filename));
  }

  /** What an edited CommonJS text has at hand: dynamic import, node functions. */
  function recordFor(module, filename) {
    return {
      import: (specifier, options) => registry.importFrom(filename, specifier, options),
      node: (index, fn, captures, classes) => registry.makeNode(filename, index, fn, captures, classes),
      require: makeRequire(module),
      context: require('internal/async_context').state,
      get readable() { return require('internal/stack_frames').readable; },
      get decorators() { return require('internal/decorators'); },
    };
  }

  /** `require` of an ES module: its namespace, if it has no top-level await. */
  function requireEsModule(module, filename, loaded) {
    const namespace = registry.requireModule(filename, loaded, module);
    module.exports = namespace;
  }

  Module.prototype._compile = function (content, filename) {
    const loaded = registry.load(filename, 'require', String(content));
    if (loaded[0] === 'commonjs') runCommonJs(this, filename, loaded);
    else requireEsModule(this, filename, loaded);
  };

  Module._nodeModulePaths = function (from) {
    const paths = [];
    for (let path = from; ; path = dirname(path)) {
      if (!path.endsWith('/node_modules')) paths.push(path === '/' ? '/node_modules' : `${path}/node_modules`);
      if (path === '/' || path === '.') return paths;
    }
  };

  Module._resolveLookupPaths = function (request, parent) {
    if (builtinName(request) !== undefined && ops.isBuiltin(builtinName(request))) return null;
    if (request[0] === '.' && (request.length === 1 || request[1] === '/' || request[1] === '.')) {
      return [parent?.filename ? dirname(parent.filename) : '.'];
    }
    return parent?.paths?.slice() ?? [];
  };

  Module._initPaths = () => {};
  Module._preloadModules = (requests) => {
    const parent = new Module('internal/preload', null);
    parent.paths = Module._nodeModulePaths(process.cwd());
    registry.preloading = true;
    for (const request of requests) parent.require(request);
    registry.preloading = false;
  };

  function makeRequire(module) {
    function require(path) {
      return module.require(path);
    }
    require.resolve = function resolve(request, options) {
      if (typeof request !== 'string') invalidRequest(request);
      return Module._resolveFilename(request, module, false, options);
    };
    require.resolve.paths = function paths(request) {
      if (typeof request !== 'string') invalidRequest(request);
      return Module._resolveLookupPaths(request, module);
    };
    require.main = requireMain;
    require.extensions = Module._extensions;
    require.cache = Module._cache;
    return require;
  }

  function invalidRequest(request) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('request', 'string', request);
  }

  Module.createRequire = function createRequire(filename) {
    let path = filename;
    const isUrl = typeof path === 'object' && path !== null && typeof path.href === 'string';
    if (isUrl || (typeof path === 'string' && path.startsWith('file:'))) {
      path = require('url').fileURLToPath(path);
    } else if (typeof path !== 'string' || path[0] !== '/') {
      const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_VALUE('filename', filename, 'must be a file URL object, file URL string, or absolute path string');
    }
    const module = new Module(path);
    module.filename = path;
    module.paths = Module._nodeModulePaths(path.endsWith('/') ? path.slice(0, -1) || '/' : dirname(path));
    return makeRequire(module);
  };

  Module.isBuiltin = (name) => {
    const builtin = builtinName(String(name));
    return builtin !== undefined && ops.isBuiltin(builtin);
  };
  Object.defineProperty(Module, 'builtinModules', { get: () => ops.builtinNames(), enumerable: true, configurable: true });
  Module.wrapper = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
  Module.wrap = (script) => Module.wrapper[0] + script + Module.wrapper[1];
  Module.syncBuiltinESMExports = () => registry.syncBuiltins();
  Module._debug = () => {};
  Module.findPackageJSON = function (specifier, base) {
    const found = ops.findPackageJson(String(specifier), base === undefined ? process.cwd() + '/' : String(base));
    return found;
  };
  Module.stripTypeScriptTypes = (code) => ops.stripTypes(String(code));
  Module.enableCompileCache = () => ({ status: 3 });
  Module.getCompileCacheDir = () => undefined;
  Module.constants = { compileCacheStatus: { __proto__: null, FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3 } };
  Module.register = () => { throw new Error('module.register() is not in this version of Roata'); };
  Module.registerHooks = () => { throw new Error('module.registerHooks() is not in this version of Roata'); };

  /** A module for text that has no file: -e, -p, standard input. */
  Module.forText = function (name) {
    const module = new Module(name);
    module.filename = join(process.cwd(), name);
    module.paths = Module._nodeModulePaths(process.cwd());
    return module;
  };
  Module.makeRequire = makeRequire;
  Module.runText = function (module, text) {
    module[kSource] = text;
    Module._extensions['.js'](module, module.filename);
    module.loaded = true;
  };
  Module.recordFor = recordFor;

  /** `name` for `node:name` and for bare names of built-ins; undefined for what cannot be one. */
  function builtinName(request) {
    if (request.startsWith('node:')) return request.slice(5);
    return request[0] === '.' || request[0] === '/' || request[0] === '#' ? undefined : request;
  }

  return Module;
}

function unknownBuiltin(request) {
  const error = new Error(`No such built-in module: ${request}`);
  error.code = 'ERR_UNKNOWN_BUILTIN_MODULE';
  return error;
}

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

module.exports = { createModuleClass, unknownBuiltin, dirname };
