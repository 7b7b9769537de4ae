// internal/esm_records: module records of every kind, their environments and their namespace objects, as ECMA-262 has them (§16.2.1.5 "Abstract Module
// Records", §10.4.6 "Module Namespace Exotic Objects").
//
// A record's `env` is the object that importers read bindings from: getters for an ES module's own exports, constant data properties (read three
// times as fast) for what other kinds provide.
'use strict';

const namespaces = new WeakSet();
const AMBIGUOUS = Symbol('ambiguous');

/** What all kinds have in common: nothing to link, nothing to wait for. */
class SyntheticRecord {
  constructor(url) {
    this.url = url;
    this.env = { __proto__: null };
    this.namespaceObject = undefined;
    this.status = 'linked';
    this.isLinked = false;
    this.isRequired = undefined;
    this.linking = undefined;
    this.cycleRoot = this;
    this.hasTla = false;
    this.evaluationError = undefined;
    this.asyncEvaluation = 0;
    this.requests = [];
  }

  exportNames() { return Object.keys(this.env); }
  resolveExport(name) { return name in this.env ? { record: this, name } : null; }
  missingExport(name, specifier) { return `The requested module '${specifier}' does not provide an export named '${name}'`; }
  evaluateSync() {}
}

class BuiltinRecord extends SyntheticRecord {
  constructor(url, exports) {
    super(url);
    this.exports = exports;
    provide(this.env, 'default', exports);
  }

  /** Exports are copied when they are asked for: most programs import a few names of a module with hundreds. */
  resolveExport(name) {
    if (name in this.env) return { record: this, name };
    if (typeof name !== 'string' || !isPlainExport(this.exports, name)) return null;
    this.copy(name);
    return { record: this, name };
  }

  copy(name) {
    const { exports } = this;
    const descriptor = Object.getOwnPropertyDescriptor(exports, name);
    if (descriptor?.get) bind(this.env, name, () => exports[name]);
    else provide(this.env, name, exports[name]);
  }

  exportNames() {
    for (const name of Object.keys(this.exports)) if (!(name in this.env)) this.copy(name);
    return Object.keys(this.env);
  }

  /** module.syncBuiltinESMExports() */
  sync() {
    for (const name of Object.keys(this.env)) if (name !== 'default' && name in this.exports) this.copy(name);
  }
}

function isPlainExport(exports, name) {
  return exports !== null && (typeof exports === 'object' || typeof exports === 'function')
    && Object.prototype.propertyIsEnumerable.call(exports, name);
}

/** A CommonJS module: its names are found by reading its text, its values when it has run. */
class CommonJsRecord extends SyntheticRecord {
  constructor(url, filename, names) {
    super(url);
    this.filename = filename;
    for (const name of names) provide(this.env, name, undefined);
    provide(this.env, 'default', undefined);
    provide(this.env, 'module.exports', undefined);
    this.done = false;
  }

  /** `line`: where it is imported. */
  missingExport(name, specifier, line) {
    const names = /\{.*\}/.exec(line)?.[0].replace(/\s+as\s+/g, ': ');
    return `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, which may not support all module.exports as named exports.\n`
      + `CommonJS modules can always be imported via the default export, for example using:\n\nimport pkg from '${specifier}';\n`
      + (names === undefined ? '' : `const ${names} = pkg;\n`);
  }

  evaluateSync() {
    if (this.done) return;
    if (this.evaluationError !== undefined) throw this.evaluationError.error;
    this.status = 'evaluating';
    try {
      this.fill(this.load());
    } catch (error) {
      this.evaluationError = { error };
      throw error;
    } finally {
      this.status = 'linked';
    }
  }

  load() {
    const { Module, requireFile } = require('internal/modules_cjs');
    return this.isMain ? Module._load(this.filename, null, true) : requireFile(this.filename);
  }

  fill(exports) {
    this.done = true;
    const { env } = this;
    const isObject = exports !== null && (typeof exports === 'object' || typeof exports === 'function');
    for (const name of Object.keys(env)) {
      if (name === 'default' || name === 'module.exports') provide(env, name, exports);
      else if (isObject && Object.hasOwn(exports, name)) provide(env, name, valueOf(exports, name));
    }
  }
}

/** What a getter throws is nobody's affair until the program itself asks. */
function valueOf(exports, name) {
  try {
    return exports[name];
  } catch {
    return undefined;
  }
}

class JsonRecord extends SyntheticRecord {
  constructor(url, value) {
    super(url);
    provide(this.env, 'default', value);
  }
}

class SourceRecord {
  /** `host` answers for `import()` and `import.meta` instead of the registry: `{ importFrom(referrer, specifier, options), makeMeta() }`. */
  constructor(url, filename, loaded, host = undefined) {
    this.url = url;
    this.host = host;
    this.filename = filename;
    this.loaded = loaded;
    this.requests = loaded.requests.map((request) => ({ ...request, record: undefined }));
    this.env = undefined;
    this.namespaceObject = undefined;
    this.facade = undefined;
    this.status = 'unlinked';
    /** Whether an import has linked it, or something that requests it. */
    this.isLinked = false;
    /** Whether `require` was the first to load it; undefined until something loads what it requests. */
    this.isRequired = undefined;
    /** A promise of its being linked, from the first `import()` that needs it. */
    this.linking = undefined;
    this.linkError = undefined;
    this.evaluationError = undefined;
    this.hasTla = loaded.hasTla;
    this.cycleRoot = undefined;
    this.asyncEvaluation = 0;
    this.pendingAsync = 0;
    this.asyncParents = [];
    this.capability = undefined;
    this.body = undefined;
    this.local = new Set(loaded.localExports);
  }

  exportNames(seen = new Set()) {
    if (seen.has(this)) return [];
    seen.add(this);
    const names = [...this.loaded.localExports, ...this.loaded.indirect.map((entry) => entry.exported)];
    for (const star of this.loaded.star) {
      for (const name of this.requests[star].record.exportNames(seen)) {
        if (name !== 'default' && !names.includes(name)) names.push(name);
      }
    }
    return names;
  }

  /** §16.2.1.7.2.2 ResolveExport: where a name really comes from; null if nowhere, AMBIGUOUS if from two places. */
  resolveExport(name, seen = []) {
    if (seen.some((entry) => entry.record === this && entry.name === name)) return null;
    seen.push({ record: this, name });
    if (this.local.has(name)) return { record: this, name };
    const entry = this.loaded.indirect.find((indirect) => indirect.exported === name);
    if (entry !== undefined) {
      const target = this.requests[entry.request].record;
      return entry.imported === null ? { record: target, name: null } : target.resolveExport(entry.imported, seen);
    }
    if (name === 'default') return null;
    let found = null;
    for (const star of this.loaded.star) {
      const resolution = this.requests[star].record.resolveExport(name, seen);
      if (resolution === AMBIGUOUS) return AMBIGUOUS;
      if (resolution === null) continue;
      if (found === null) found = resolution;
      else if (found.record !== resolution.record || found.name !== resolution.name) return AMBIGUOUS;
    }
    return found;
  }

  missingExport(name, specifier) {
    return `The requested module '${specifier}' does not provide an export named '${name}'`;
  }
}

// ---- environments

/** A value of an environment. */
function provide(env, name, value) {
  Object.defineProperty(env, name, { value, writable: false, enumerable: true, configurable: true });
}

/** A binding of an environment, read through `get`; importers cannot assign to it. */
function bind(env, name, get) {
  Object.defineProperty(env, name, { get, set: refuseAssignment, enumerable: true, configurable: true });
}

function refuseAssignment() {
  throw new TypeError('Assignment to constant variable.');
}

// ---- namespace objects

function namespaceOf(record) {
  return record.namespaceObject ??= makeNamespace(record);
}

function makeNamespace(record) {
  const resolved = new Map();
  for (const name of record.exportNames().sort(byCodeUnits)) {
    const resolution = record.resolveExport(name);
    if (resolution !== null && resolution !== AMBIGUOUS) resolved.set(name, resolution);
  }
  const target = { __proto__: null };
  for (const name of resolved.keys()) Object.defineProperty(target, name, { value: undefined, writable: true, enumerable: true, configurable: false });
  Object.defineProperty(target, Symbol.toStringTag, { value: 'Module', writable: false, enumerable: false, configurable: false });
  Object.preventExtensions(target);
  const read = (key) => {
    const { record: source, name } = resolved.get(key);
    if (name === null) return namespaceOf(source);
    const env = source.env;
    if (env === undefined || !(name in env)) throw new ReferenceError(`Cannot access '${key}' before initialization`);
    return env[name];
  };
  const has = (key) => typeof key === 'string' && resolved.has(key);
  const namespace = new Proxy(target, {
    get: (_, key) => (has(key) ? read(key) : target[key]),
    has: (_, key) => has(key) || key in target,
    set: (_, key) => refuse('set', key),
    deleteProperty: (_, key) => (has(key) ? refuse('deleteProperty', key) : Reflect.deleteProperty(target, key)),
    getOwnPropertyDescriptor: (_, key) => (has(key)
      ? { value: read(key), writable: true, enumerable: true, configurable: false }
      : Reflect.getOwnPropertyDescriptor(target, key)),
    defineProperty(_, key, descriptor) {
      if (has(key) ? isSameBinding(descriptor, () => read(key)) : Reflect.defineProperty(target, key, descriptor)) return true;
      return refuse('defineProperty', key);
    },
    setPrototypeOf: (_, prototype) => prototype === null || refuse('setPrototypeOf', undefined),
  });
  namespaces.add(namespace);
  return namespace;
}

function isSameBinding(descriptor, read) {
  if (descriptor.configurable === true || descriptor.enumerable === false || descriptor.get || descriptor.set || descriptor.writable === false) return false;
  return !('value' in descriptor) || Object.is(descriptor.value, read());
}

/** What a namespace has refused last: the engine speaks of proxies' traps, and is put right when its words are read. */
let refused;

function refuse(trap, key) {
  refused = { trap, key };
  return false;
}

/** V8's words for what a namespace has just refused; undefined if it was none. `key` may be left out where the engine does not tell it. */
function refusal(trap, key = refused?.key) {
  if (refused?.trap !== trap || String(refused.key) !== String(key)) return undefined;
  refused = undefined;
  switch (trap) {
    case 'set': return `Cannot assign to property '${String(key)}' of [object Module]`;
    case 'deleteProperty': return `Cannot delete property '${String(key)}' of [object Module]`;
    case 'defineProperty': return `Cannot redefine property: ${String(key)}`;
    default: return '[object Module] is not extensible';
  }
}

function byCodeUnits(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

module.exports = {
  AMBIGUOUS, SyntheticRecord, BuiltinRecord, CommonJsRecord, JsonRecord, SourceRecord, provide, bind, refuseAssignment, namespaceOf, makeNamespace, refusal,
  isNamespace: (value) => namespaces.has(value),
};
