// internal/modules_esm: ES modules. Linking and evaluation as ECMA-262 has them (§16.2.1.5 "Abstract Module Records", §16.2.1.6 "Cyclic Module Records");
// what Node adds (CommonJS and built-ins as modules, errors) follows https://nodejs.org/docs/latest-v26.x/api/esm.html
//
// A record's `env` is the object that importers read bindings from: getters for an ES module's own exports, constant data properties (read three
// times as fast) for what other kinds provide.
'use strict';

const boot = require('internal/boot');
const { dirname } = require('internal/modules_cjs');
const lazyUrl = () => require('internal/url').URL;

const namespaces = new WeakSet();
const AMBIGUOUS = Symbol('ambiguous');

function createEsm(registry, Module) {
  const { ops } = registry;
  const records = new Map();
  let asyncOrder = 0;

  // ---- kinds of records

  /** What all kinds have in common: nothing to link, nothing to wait for. */
  class SyntheticRecord {
    constructor(url) {
      this.url = url;
      this.env = { __proto__: null };
      this.namespaceObject = undefined;
      this.status = 'linked';
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

    missingExport(name, specifier) {
      return `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, which may not support all module.exports as named exports.\n`
        + `CommonJS modules can always be imported via the default export, for example using:\n\nimport pkg from '${specifier}';\n`;
    }

    evaluateSync() {
      if (this.done) return;
      const exports = Module._load(this.filename, null, false);
      this.fill(exports);
    }

    fill(exports) {
      this.done = true;
      const { env } = this;
      const isObject = exports !== null && (typeof exports === 'object' || typeof exports === 'function');
      for (const name of Object.keys(env)) {
        if (name === 'default' || name === 'module.exports') provide(env, name, exports);
        else if (isObject && Object.hasOwn(exports, name)) provide(env, name, exports[name]);
      }
    }
  }

  class JsonRecord extends SyntheticRecord {
    constructor(url, value) {
      super(url);
      provide(this.env, 'default', value);
    }
  }

  class SourceRecord {
    constructor(url, filename, loaded) {
      this.url = url;
      this.filename = filename;
      this.loaded = loaded;
      this.requests = loaded.requests.map((request) => ({ ...request, record: undefined }));
      this.env = undefined;
      this.namespaceObject = undefined;
      this.facade = undefined;
      this.status = 'unlinked';
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

  // ---- finding and loading

  /** `{ url, filename | builtin, type }` for a specifier. */
  function resolve(specifier, referrer, attributes) {
    const text = String(specifier);
    if (text.startsWith('node:') || (!isPathLike(text) && ops.isBuiltin(text))) {
      const name = text.startsWith('node:') ? text.slice(5) : text;
      return { url: `node:${name}`, builtin: name, asked: text };
    }
    if (text.startsWith('data:')) return { url: text, data: true, type: attributes?.type };
    if (referrer.startsWith('data:') && !lazyUrl().canParse(text)) {
      throw coded(TypeError, 'ERR_UNSUPPORTED_RESOLVE_REQUEST', `Failed to resolve module specifier "${text}" from "${referrer}": Invalid relative URL or base scheme is not hierarchical.`);
    }
    const [filename, suffix] = resolveFile(text, referrer);
    if (filename.startsWith('node:')) return { url: filename, builtin: filename.slice(5), asked: text };
    return { url: fileUrl(filename) + suffix, filename, type: attributes?.type };
  }

  /** An error about a file that is named in full carries its URL. */
  function resolveFile(text, referrer) {
    try {
      return ops.resolve(text, referrer, true);
    } catch (error) {
      const { code } = error;
      if (isPathLike(text) && (code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_UNSUPPORTED_DIR_IMPORT')) error.url = new (lazyUrl())(text, fileUrl(referrer)).href;
      throw error;
    }
  }

  function isPathLike(text) {
    return text[0] === '.' || text[0] === '/' || text.startsWith('file:');
  }

  /** The record of a module, made and with everything it requests loaded (but not linked). */
  function load(specifier, referrer, attributes) {
    const found = resolve(specifier, referrer, attributes);
    const record = loadFound(found, attributes);
    loadRequests(record);
    return record;
  }

  const keyOf = ({ type, url }) => (type === undefined ? url : `${type} ${url}`);

  function loadFound(found, attributes) {
    checkAttributes(attributes, found);
    const key = keyOf(found);
    let record = records.get(key);
    if (record !== undefined) return record;
    if (found.builtin !== undefined) record = loadBuiltin(found);
    else if (found.data) record = loadData(found.url, attributes);
    else record = loadFile(found, attributes);
    records.set(key, record);
    return record;
  }

  function loadBuiltin({ url, builtin, asked }) {
    const exports = builtin.startsWith('internal/') ? undefined : boot.requireBuiltin(builtin);
    if (exports === undefined) {
      const { missingBuiltin, unknownBuiltin } = require('internal/modules_cjs_rare');
      throw ops.isBuiltin(builtin) ? missingBuiltin(builtin) : unknownBuiltin(asked);
    }
    return new BuiltinRecord(url, exports);
  }

  function loadFile({ url, filename }, attributes) {
    if (filename.endsWith('.json')) {
      requireJsonAttribute(url, attributes);
      return new JsonRecord(url, registry.loadJson(filename));
    }
    return recordOf(url, filename, registry.load(filename, 'import'));
  }

  function loadData(url, attributes) {
    const match = /^data:([^,;]*)([^,]*),(.*)$/s.exec(url);
    if (match === null) {
      const error = new TypeError(`Invalid URL`);
      error.code = 'ERR_INVALID_URL';
      error.input = url;
      throw error;
    }
    const [, mime, parameters, body] = match;
    const text = parameters.includes(';base64') ? require('buffer').Buffer.from(decodeURIComponent(body), 'base64').toString() : decodeURIComponent(body);
    if (mime === 'application/json') {
      requireJsonAttribute(url, attributes);
      return new JsonRecord(url, JSON.parse(text));
    }
    if (mime !== 'text/javascript' && mime !== 'application/javascript') {
      const error = new RangeError(`Unknown module format: ${mime || null} for URL ${url}`);
      error.code = 'ERR_UNKNOWN_MODULE_FORMAT';
      throw error;
    }
    return recordOf(url, url, registry.load(url, 'import', text));
  }

  function recordOf(url, filename, loaded) {
    if (loaded[0] === 'commonjs') return new CommonJsRecord(url, filename, ops.commonJsNames(filename));
    return new SourceRecord(url, filename, { factory: loaded[1], isGenerator: loaded[2], ...loaded[3] });
  }

  /** Loads everything that `root` requests, directly or not; the number of levels of requests that took. What could not be loaded whole is forgotten. */
  function loadRequests(root) {
    const known = records.size;
    try {
      return loadLevels(root);
    } catch (error) {
      [...records].forEach(([key, record], index) => {
        if (index >= known || (record === root && record.status === 'unlinked')) records.delete(key);
      });
      throw error;
    }
  }

  function loadLevels(root) {
    let level = [root];
    let levels = 0;
    while (level.length !== 0) {
      if (level.some((record) => record.requests.length !== 0)) levels++;
      const next = [];
      for (const record of level) {
        for (const request of record.requests) {
          if (request.record !== undefined) continue;
          const attributes = request.attributes ?? undefined;
          const known = records.size;
          try {
            request.record = loadFound(resolve(request.specifier, record.filename, attributes), attributes);
          } catch (error) {
            throw locate(error, record, request);
          }
          if (records.size !== known) next.push(request.record);
        }
      }
      level = next;
    }
    return levels;
  }

  function locate(error, record, { line }) {
    if (error?.code === 'ERR_MODULE_NOT_FOUND' && line !== undefined) registry.decorate(error, '');
    return error;
  }

  function checkAttributes(attributes, found) {
    if (attributes === undefined) return;
    for (const key of Object.keys(attributes)) {
      if (key === 'type') continue;
      throw coded(TypeError, 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED', `Import attribute "${key}" with value "${attributes[key]}" is not supported in ${found.url}`);
    }
    if (attributes.type !== undefined && attributes.type !== 'json') {
      throw coded(TypeError, 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED', `Import attribute "type" with value "${attributes.type}" is not supported in ${found.url}`);
    }
    if (attributes.type === 'json' && (found.builtin !== undefined || (found.filename !== undefined && !found.filename.endsWith('.json')))) {
      throw coded(TypeError, 'ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE', `Module "${found.url}" is not of type "json"`);
    }
  }

  function requireJsonAttribute(url, attributes) {
    if (attributes?.type !== 'json') {
      throw coded(TypeError, 'ERR_IMPORT_ATTRIBUTE_MISSING', `Module "${url}" needs an import attribute of "type: json"`);
    }
  }

  function coded(Class, code, message) {
    const error = new Class(message);
    error.code = code;
    return error;
  }

  // ---- linking

  function link(root) {
    if (root.status !== 'unlinked') return;
    if (root.linkError !== undefined) throw root.linkError.error;
    const linking = [];
    const visit = (record) => {
      if (record.status !== 'unlinked') return;
      record.status = 'linking';
      linking.push(record);
      for (const request of record.requests) visit(request.record);
    };
    visit(root);
    try {
      for (const record of linking) checkBindings(record);
      for (const record of linking) instantiate(record);
    } catch (error) {
      for (const record of linking) if (record.status === 'linking') record.status = 'unlinked';
      root.linkError = { error };
      throw error;
    }
    for (const record of linking) record.status = 'linked';
  }

  function checkBindings(record) {
    for (const { exported, request, imported, line, column } of record.loaded.indirect) {
      if (imported === null) continue;
      checkBinding(record, record.requests[request], imported, line, column, record.resolveExport(exported));
    }
    for (const { request, imported, line, column } of record.loaded.imports) {
      if (imported === null) continue;
      checkBinding(record, record.requests[request], imported, line, column, record.requests[request].record.resolveExport(imported));
    }
  }

  function checkBinding(record, request, name, line, column, resolution) {
    if (resolution !== null && resolution !== AMBIGUOUS) return;
    const message = resolution === AMBIGUOUS
      ? `The requested module '${request.specifier}' contains conflicting star exports for name '${name}'`
      : request.record.missingExport(name, request.specifier);
    const error = new SyntaxError(message);
    registry.decorate(error, ops.codeFrame(record.url, record.filename, line, column));
    throw error;
  }

  /** Makes the environment and runs the text up to its first yield: functions are hoisted, exports registered, nothing has run. */
  function instantiate(record) {
    const { loaded } = record;
    record.env ??= makeEnvironment(record);
    const environments = record.requests.map((request) => (request.record.env ??= makeEnvironment(request.record)));
    const spaces = loaded.namespaceRequests.map((index) => namespaceOf(record.requests[index].record));
    const own = moduleObject(record);
    // Called by its bare name: at a module's top level `this` is undefined.
    const { factory } = loaded;
    loaded.factory = undefined;
    if (loaded.isGenerator) {
      record.body = factory(own, ...environments, ...spaces);
      record.body.next();
    } else {
      record.body = () => factory(own, ...environments, ...spaces);
    }
  }

  /** A value of an environment. */
  function provide(env, name, value) {
    Object.defineProperty(env, name, { value, writable: false, enumerable: true, configurable: true });
  }

  /** A binding of an environment, read through `get`; importers cannot assign to it. */
  function bind(env, name, get) {
    Object.defineProperty(env, name, { get, set: refuseAssignment, enumerable: true, configurable: true });
  }

  /** Indirect exports become getters here; local ones are added by the module's text (`export` below). */
  function makeEnvironment(record) {
    const env = { __proto__: null };
    if (!(record instanceof SourceRecord)) return env;
    for (const name of record.exportNames()) {
      if (record.local.has(name)) continue;
      const resolution = record.resolveExport(name);
      if (resolution === null || resolution === AMBIGUOUS) continue;
      const { record: source, name: there } = resolution;
      bind(env, name, there === null ? () => namespaceOf(source) : () => source.env[there]);
    }
    return env;
  }

  /** `$m` in the edited text. */
  function moduleObject(record) {
    let meta;
    return {
      export(getters, anonymousDefault) {
        const descriptors = Object.getOwnPropertyDescriptors(getters);
        for (const name of Object.keys(descriptors)) bind(record.env, name, descriptors[name].get);
        if (anonymousDefault !== undefined) Object.defineProperty(anonymousDefault, 'name', { value: 'default', configurable: true });
      },
      set constant(_) { refuseAssignment(); },
      get meta() { return meta ??= makeMeta(record); },
      import: (specifier, options) => importFrom(record.filename, specifier, options),
      node: (index, fn, captures, classes) => registry.makeNode(record.filename, index, fn, captures, classes),
      context: boot.context,
      get readable() { return require('internal/stack_frames').readable; },
      get worded() { return require('internal/stack_frames').worded; },
      get generators() { return require('internal/async_generators'); },
      made(maker) { return require('internal/made_code').madeFor(this.import, maker); },
      importable(text, name) { return require('internal/made_code').importable(text, name); },
      get decorators() { return require('internal/decorators'); },
    };
  }

  function makeMeta(record) {
    const meta = { __proto__: null };
    if (record.filename.startsWith('/')) {
      meta.dirname = dirname(record.filename);
      meta.filename = record.filename;
    }
    meta.main = record === mainRecord;
    meta.resolve = function resolve(specifier) {
      return resolveUrl(`${specifier}`, record.filename);
    };
    meta.url = record.url;
    return meta;
  }

  /** import.meta.resolve: a URL is an answer whether or not there is something there that can be imported. */
  function resolveUrl(specifier, referrer) {
    try {
      return resolve(specifier, referrer).url;
    } catch (error) {
      if (typeof error.url === 'string') return error.url;
      if (error.code === 'ERR_UNSUPPORTED_ESM_URL_SCHEME' && lazyUrl().canParse(specifier)) return new (lazyUrl())(specifier).href;
      throw error;
    }
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
      set: () => false,
      deleteProperty: (_, key) => !has(key) && Reflect.deleteProperty(target, key),
      getOwnPropertyDescriptor: (_, key) => (has(key)
        ? { value: read(key), writable: true, enumerable: true, configurable: false }
        : Reflect.getOwnPropertyDescriptor(target, key)),
      defineProperty(_, key, descriptor) {
        if (!has(key)) return Reflect.defineProperty(target, key, descriptor);
        if (descriptor.configurable === true || descriptor.enumerable === false || descriptor.get || descriptor.set || descriptor.writable === false) return false;
        return !('value' in descriptor) || Object.is(descriptor.value, read(key));
      },
      setPrototypeOf: (_, prototype) => prototype === null,
    });
    namespaces.add(namespace);
    return namespace;
  }

  function byCodeUnits(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  // ---- evaluation

  /** Evaluates a linked module and what it requests; a promise of its end. */
  function evaluate(record) {
    if (!(record instanceof SourceRecord)) {
      try {
        record.evaluateSync();
        return Promise.resolve();
      } catch (error) {
        return Promise.reject(error);
      }
    }
    if (record.status === 'evaluating-async' || record.status === 'evaluated') record = record.cycleRoot ?? record;
    if (record.capability !== undefined) return record.capability.promise;
    const capability = Promise.withResolvers();
    record.capability = capability;
    const stack = [];
    try {
      innerEvaluate(record, stack, 0);
      if (record.status !== 'evaluating-async') capability.resolve();
    } catch (error) {
      explainScope(error, stack[stack.length - 1]);
      fail(stack, error);
      capability.reject(error);
    }
    return capability.promise;
  }

  function fail(stack, error) {
    for (const member of stack) {
      member.status = 'evaluated';
      member.evaluationError = { error };
      member.cycleRoot ??= member;
    }
  }

  function innerEvaluate(record, stack, index) {
    if (!(record instanceof SourceRecord)) {
      record.evaluateSync();
      return index;
    }
    if (record.status === 'evaluating-async' || record.status === 'evaluated') {
      if (record.evaluationError !== undefined) throw record.evaluationError.error;
      return index;
    }
    if (record.status === 'evaluating') return index;
    record.status = 'evaluating';
    record.dfsIndex = record.dfsAncestor = index++;
    record.pendingAsync = 0;
    stack.push(record);
    for (const request of record.requests) {
      let required = request.record;
      index = innerEvaluate(required, stack, index);
      if (!(required instanceof SourceRecord)) continue;
      if (required.status === 'evaluating') {
        record.dfsAncestor = Math.min(record.dfsAncestor, required.dfsAncestor);
      } else {
        required = required.cycleRoot;
        if (required.evaluationError !== undefined) throw required.evaluationError.error;
      }
      if (required.asyncEvaluation !== 0 && required.status !== 'evaluated') {
        record.pendingAsync++;
        required.asyncParents.push(record);
      }
    }
    if (record.pendingAsync > 0 || record.hasTla) {
      record.asyncEvaluation = ++asyncOrder;
      if (record.pendingAsync === 0) executeAsync(record);
    } else {
      executeSync(record);
    }
    if (record.dfsAncestor === record.dfsIndex) {
      for (let member; member !== record;) {
        member = stack.pop();
        member.status = member.asyncEvaluation === 0 ? 'evaluated' : 'evaluating-async';
        member.cycleRoot = record;
      }
    }
    return index;
  }

  function executeSync(record) {
    const { body } = record;
    record.body = undefined;
    if (typeof body === 'function') body();
    else body.next();
  }

  function executeAsync(record) {
    const ended = Promise.withResolvers();
    ended.promise.then(() => asyncFulfilled(record), (error) => {
      explainScope(error, record);
      asyncRejected(record, error);
    });
    const { body } = record;
    record.body = undefined;
    if (typeof body === 'function') body().then(ended.resolve, ended.reject);
    else drive(body, ended);
  }

  const { then } = Promise.prototype;
  const context = boot.context;

  /** Runs a generator whose yields are top-level awaits. */
  function drive(body, { resolve, reject }) {
    const step = (method, value) => {
      let result;
      try {
        result = body[method](value);
      } catch (error) {
        reject(error);
        return;
      }
      if (result.done) {
        resolve();
        return;
      }
      const frame = context.frame;
      const go = (how) => (settled) => {
        context.frame = frame;
        step(how, settled);
      };
      Reflect.apply(then, Promise.resolve(result.value), [go('next'), go('throw')]);
    };
    step('next');
  }

  function asyncFulfilled(record) {
    if (record.status === 'evaluated') return;
    record.status = 'evaluated';
    record.capability?.resolve();
    const ready = [];
    gatherAncestors(record, ready);
    ready.sort((a, b) => a.asyncEvaluation - b.asyncEvaluation);
    for (const ancestor of ready) {
      if (ancestor.status === 'evaluated') continue;
      if (ancestor.hasTla) {
        executeAsync(ancestor);
        continue;
      }
      try {
        executeSync(ancestor);
      } catch (error) {
        asyncRejected(ancestor, error);
        continue;
      }
      ancestor.status = 'evaluated';
      ancestor.capability?.resolve();
    }
  }

  function gatherAncestors(record, ready) {
    for (const parent of record.asyncParents) {
      if (ready.includes(parent) || parent.cycleRoot.evaluationError !== undefined) continue;
      if (--parent.pendingAsync > 0) continue;
      ready.push(parent);
      if (!parent.hasTla) gatherAncestors(parent, ready);
    }
  }

  function asyncRejected(record, error) {
    if (record.status === 'evaluated') return;
    record.evaluationError = { error };
    record.status = 'evaluated';
    for (const parent of record.asyncParents) asyncRejected(parent, error);
    record.capability?.reject(error);
  }

  // ---- ways in

  let mainRecord;

  /** Loads, links and evaluates the program's main module. The evaluation is a promise job, as in Node. `read`: what `load` gives, if it has been asked. */
  async function runMain(path, read) {
    const { load } = registry;
    if (read !== undefined) {
      registry.load = (filename, ...rest) => {
        registry.load = load;
        return filename === path ? read : load(filename, ...rest);
      };
    }
    const url = path.startsWith('data:') ? path : fileUrl(path);
    const record = loadFound({ url, filename: path, data: path.startsWith('data:') }, undefined);
    mainRecord = record;
    loadRequests(record);
    link(record);
    await undefined;
    await evaluate(record);
  }

  /** The same for text without a file (`--input-type=module`, standard input). */
  async function runText(text, name) {
    const filename = `${process.cwd()}/${name}`;
    const record = recordOf(fileUrl(filename), filename, registry.load(filename, 'import', text));
    mainRecord = record;
    loadRequests(record);
    link(record);
    await undefined;
    await evaluate(record);
  }

  /**
   * `import()`: a promise of the namespace object. Node loads in promise jobs, without leaving them; how many jobs each step takes is
   * observable beside other promises, so it is kept: 4 until the module is found, 2 for every level of modules loaded for the first time,
   * 1 before it is evaluated and 4 after (2 and 0 when it was loaded before). Whoever imports a module meanwhile is answered with the first.
   */
  function importFrom(referrer, specifier, options) {
    return new Promise((resolve, reject) => {
      findAndImport({ resolve, reject }, referrer, specifier, options);
    });
  }

  async function findAndImport(importer, referrer, specifier, options) {
    let attributes;
    let found;
    try {
      const text = `${specifier}`;
      attributes = attributesOf(options);
      await jobs4();
      found = resolve(text, referrer, attributes);
    } catch (error) {
      importer.reject(error);
      return;
    }
    const known = records.get(keyOf(found));
    if (known === undefined) importFirst(importer, found, attributes);
    else importAgain(importer, known);
  }

  async function importFirst(importer, found, attributes) {
    let record;
    let levels;
    try {
      record = loadFound(found, attributes);
      levels = loadRequests(record);
    } catch (error) {
      importer.reject(error);
      return;
    }
    record.importers = [importer];
    for (; levels > 0; levels--) await twoJobs();
    let failure;
    try {
      link(record);
    } catch (error) {
      failure = { error };
    }
    await undefined;
    try {
      if (failure === undefined) await evaluate(record);
    } catch (error) {
      failure = { error };
    }
    await jobs4();
    const { importers } = record;
    record.importers = undefined;
    for (const each of importers) answer(each, record, failure);
  }

  async function importAgain(importer, record) {
    await undefined;
    await undefined;
    if (record.importers !== undefined) {
      record.importers.push(importer);
      return;
    }
    let failure;
    try {
      link(record);
      await evaluate(record);
    } catch (error) {
      failure = { error };
    }
    answer(importer, record, failure);
  }

  function answer(importer, record, failure) {
    if (failure === undefined) importer.resolve(namespaceOf(record));
    else importer.reject(failure.error);
  }

  /** Awaiting this takes 4 promise jobs: two of its own, one for its end and one for the await. */
  async function jobs4() {
    await undefined;
    await undefined;
    await undefined;
  }

  async function twoJobs() {
    await undefined;
  }

  function attributesOf(options) {
    if (options === undefined) return undefined;
    if (options === null || typeof options !== 'object') throw new TypeError('The second argument to import() must be an object');
    const attributes = options.with;
    if (attributes === undefined) return undefined;
    if (attributes === null || typeof attributes !== 'object') throw new TypeError("The 'with' option must be an object");
    for (const value of Object.values(attributes)) if (typeof value !== 'string') throw new TypeError('Import attribute value must be a string');
    return { ...attributes };
  }

  /** `require` of an ES module. */
  function requireModule(filename, loaded, module) {
    const url = fileUrl(filename);
    let record = records.get(url);
    if (record === undefined) {
      record = recordOf(url, filename, loaded);
      records.set(url, record);
    }
    if (record.status === 'evaluating') throw require('internal/modules_cjs_rare').requireCycle(filename, module, CYCLE_ADVICE);
    loadRequests(record);
    link(record);
    if (waitsSomewhere(record)) {
      throw coded(Error, 'ERR_REQUIRE_ASYNC_MODULE', 'require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where the top-level await comes from, use --experimental-print-required-tla.');
    }
    evaluateNow(record);
    const resolution = record.resolveExport('module.exports');
    if (resolution !== null && resolution !== AMBIGUOUS) return resolution.record.env[resolution.name];
    return commonJsView(record);
  }

  /** A default export makes a CommonJS consumer expect `__esModule`: it is given a namespace that has it, of a module that re-exports this one. */
  function commonJsView(record) {
    const names = record.exportNames();
    if (!names.includes('default') || names.includes('__esModule')) return namespaceOf(record);
    if (record.facade === undefined) {
      const mark = new SyntheticRecord(record.url);
      provide(mark.env, '__esModule', true);
      record.facade = makeNamespace({
        exportNames: () => [...names, '__esModule'],
        resolveExport: (name) => (name === '__esModule' ? mark : record).resolveExport(name),
      });
    }
    return record.facade;
  }

  function waitsSomewhere(record, seen = new Set()) {
    if (seen.has(record) || !(record instanceof SourceRecord)) return false;
    seen.add(record);
    return record.hasTla || record.requests.some((request) => waitsSomewhere(request.record, seen));
  }

  /**
   * What a slice on a core needs of the modules it imports: `[environments, namespaces]`, or a promise of them if one of the modules waits.
   * `requests` are pairs of specifier and attributes.
   */
  function loadForSlice(referrer, requests, namespaceRequests) {
    const needed = requests.map(([specifier, pairs]) => {
      const record = load(specifier, referrer, pairs.length === 0 ? undefined : Object.fromEntries(pairs));
      link(record);
      return record;
    });
    const parts = () => [needed.map((record) => bindingsOf(record)), namespaceRequests.map((index) => namespaceOf(needed[index]))];
    const waits = needed.filter((record) => waitsSomewhere(record));
    for (const record of needed) if (!waits.includes(record)) evaluateNow(record);
    return waits.length === 0 ? parts() : Promise.all(waits.map(evaluate)).then(parts);
  }

  function evaluateNow(record) {
    evaluate(record).catch(() => {});
    if (record.evaluationError !== undefined) throw record.evaluationError.error;
  }

  /** A slice reads its imports by name; those of a built-in are copied into its environment when they are asked for, here all at once. */
  function bindingsOf(record) {
    if (record instanceof BuiltinRecord) record.exportNames();
    return record.env;
  }

  /** `import.meta` of a slice of `file`. */
  const metaOf = (file) => makeMeta({ filename: file, url: fileUrl(file) });

  function syncBuiltins() {
    for (const record of records.values()) if (record instanceof BuiltinRecord) record.sync();
  }

  const isPending = () => mainRecord !== undefined && mainRecord.status !== 'evaluated' && mainRecord.status !== 'linked';

  /** What the program's main module exports, undefined if that is no ES module. */
  const entryExports = () => (mainRecord === undefined ? undefined : namespaceOf(mainRecord));

  return { runMain, runText, importFrom, requireModule, metaOf, syncBuiltins, loadForSlice, isPending, entryExports };
}

/** Adds to the error of a module that uses a variable of CommonJS why there is none. */
function explainScope(error, record) {
  if (!(error instanceof ReferenceError)) return;
  const [, name] = /^Can't find variable: (require|exports|module|__filename|__dirname)$/.exec(error.message) ?? [];
  if (name === undefined) return;
  error.message = `${name} is not defined in ES module scope${name === 'require' ? ', you can use import instead' : ''}`;
  if (!record.filename.endsWith('.js')) return;
  const { registry } = require('internal/modules_cjs');
  const config = registry.ops.findPackageJson(record.filename, record.filename);
  if (config === undefined || registry.loadJson(config).type !== 'module') return;
  error.message += `\nThis file is being treated as an ES module because it has a '.js' file extension and '${config}' contains "type": "module". `
    + "To treat it as a CommonJS script, rename it to use the '.cjs' file extension.";
}

const CYCLE_ADVICE = ' A cycle involving require(esm) is not allowed to maintain invariants mandated by the ECMAScript specification. '
  + 'Try making at least part of the dependency in the graph lazily loaded.';

function refuseAssignment() {
  throw new TypeError('Assignment to constant variable.');
}

/** The file: URL of an absolute path. */
function fileUrl(path) {
  if (path.startsWith('data:') || path.startsWith('file:')) return path;
  return 'file://' + encodeURI(path).replace(/[?#]/g, (character) => (character === '?' ? '%3F' : '%23')).replaceAll('%5B', '[').replaceAll('%5D', ']');
}

module.exports = { createEsm, isNamespace: (value) => namespaces.has(value), fileUrl };
