// `internal/vm_modules`: the classes of modules of `node:vm` (with --experimental-vm-modules): ES modules that the program itself finds and links.
// Follows https://nodejs.org/docs/latest-v26.x/api/vm.html#class-vmmodule
//
// Each stands for a record of `internal/esm_records`, so that linking, evaluation and namespaces are those of all modules.
'use strict';

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInt32, validateObject, validateString, validateUint32 } = require('internal/validators');
const { SourceRecord, SyntheticRecord, namespaceOf, provide } = require('internal/esm_records');
const { link: instantiate } = require('internal/esm_linking');
const { evaluate } = require('internal/esm_evaluation');
const { registry } = require('internal/modules');
const { checkImporter, importerOf } = require('internal/vm_imports');

const contexts = () => require('internal/vm_contexts');
const kInside = Symbol('kInside');

class Module {
  #context;
  #identifier;
  #record;
  #isLinking = false;
  /** What went wrong before the evaluation: { error }. */
  #failure;

  constructor(token, options, makeRecord) {
    if (token !== kInside) throw new TypeError('Module is not a constructor');
    warnOnce();
    validateObject(options, 'options');
    const { identifier, context } = options;
    if (identifier !== undefined) validateString(identifier, 'options.identifier');
    if (context !== undefined) {
      validateObject(context, 'context');
      if (!contexts().isContext(context)) throw new codes.ERR_INVALID_ARG_TYPE('options.context', 'vm.Context', context);
    }
    this.#context = context;
    this.#identifier = identifier ?? `vm:module(${nextNumber(context)})`;
    this.#record = makeRecord(this);
  }

  get identifier() { return own(this).#identifier; }
  get context() { return own(this).#context; }

  get namespace() {
    const record = own(this).#record;
    if (record.status === 'unlinked' || this.#isLinking) throw new codes.ERR_VM_MODULE_STATUS('must not be unlinked or linking');
    return namespaceOf(record);
  }

  get status() {
    const record = own(this).#record;
    if (this.#isLinking) return 'linking';
    if (this.#failure !== undefined) return 'errored';
    switch (record.status) {
      case 'linking': return 'unlinked';
      case 'evaluating-async': return 'evaluated';
      case 'evaluated': return record.evaluationError === undefined ? 'evaluated' : 'errored';
      default: return record.status;
    }
  }

  get error() {
    if (own(this).status !== 'errored') throw new codes.ERR_VM_MODULE_STATUS('must be errored');
    return (this.#failure ?? this.#record.evaluationError).error;
  }

  async link(linker) {
    own(this);
    validateFunction(linker, 'linker');
    const { status } = this;
    if (status === 'linked') throw new codes.ERR_VM_MODULE_ALREADY_LINKED();
    if (status !== 'unlinked') throw new codes.ERR_VM_MODULE_STATUS('must be unlinked');
    await this.#linkWith(linker);
    this.#orFail(() => instantiate(this.#record));
  }

  async #linkWith(linker) {
    this.#isLinking = true;
    try {
      const { requests } = this.#record;
      const found = await Promise.all(requests.map((request) => this.#find(linker, request)));
      requests.forEach((request, index) => { request.record = found[index].#record; });
    } catch (error) {
      this.#failure = { error };
      throw error;
    } finally {
      this.#isLinking = false;
    }
  }

  async #find(linker, { specifier, attributes }) {
    const given = attributesGiven(attributes);
    const module = await linker(specifier, this, { attributes: given, assert: given });
    if (!isModule(module)) throw new codes.ERR_VM_MODULE_NOT_MODULE();
    if (module.#context !== this.#context) throw new codes.ERR_VM_MODULE_DIFFERENT_CONTEXT();
    if (module.status === 'errored') throw new codes.ERR_VM_MODULE_LINK_FAILURE(`request for '${specifier}' resolved to an errored module`, module.error);
    if (module.status === 'unlinked') await module.#linkWith(linker);
    return module;
  }

  #orFail(act) {
    try {
      act();
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }

  evaluate(options = {}) {
    try {
      own(this);
      validateObject(options, 'options');
      const { timeout, breakOnSigint = false } = options;
      if (timeout !== undefined) validateUint32(timeout, 'options.timeout', true);
      validateBoolean(breakOnSigint, 'options.breakOnSigint');
      if (!['linked', 'evaluated', 'errored'].includes(this.status)) {
        throw new codes.ERR_VM_MODULE_STATUS('must be one of linked, evaluated, or errored');
      }
      if (this.#failure !== undefined) throw this.#failure.error;
      return timeout === undefined ? evaluate(this.#record) : this.#evaluateWithin(timeout);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #evaluateWithin(timeout) {
    let ended;
    this.#orFail(() => ops.within(timeout, () => { ended = evaluate(this.#record); }));
    return ended;
  }

  /** Gives the modules that stand for what this one requests, in that order. */
  static setRequests(module, modules) {
    if (module.status !== 'unlinked') throw new codes.ERR_VM_MODULE_STATUS('must be unlinked');
    const { requests } = module.#record;
    if (modules.length !== requests.length) throw new codes.ERR_MODULE_LINK_MISMATCH(`Expected ${requests.length} modules, got ${modules.length}`);
    for (const each of modules) if (!isModule(each)) throw new codes.ERR_VM_MODULE_NOT_MODULE();
    requests.forEach((request, index) => { request.record = modules[index].#record; });
  }

  static recordOf(module) { return module.#record; }
  static isModule(value) { return typeof value === 'object' && value !== null && #record in value; }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    own(this);
    if (typeof depth === 'number' && depth < 0) return `[${this.constructor.name}]`;
    const { name } = this.constructor;
    const { [name]: Named } = { [name]: class {} };
    const shown = Object.assign(new Named(), { status: this.status, identifier: this.#identifier, context: this.#context });
    return require('internal/inspect').inspect(shown, { ...options, customInspect: false });
  }
}

const { isModule, recordOf, setRequests } = Module;
for (const name of ['isModule', 'recordOf', 'setRequests']) delete Module[name];
Object.defineProperty(Module, 'length', { value: 1, configurable: true });

function own(value) {
  if (!isModule(value)) throw new codes.ERR_INVALID_THIS('Module');
  return value;
}

let isWarned = false;

function warnOnce() {
  if (!isWarned) process.emitWarning('VM Modules is an experimental feature and might change at any time', 'ExperimentalWarning');
  isWarned = true;
}

/** How many modules without a name each context has. */
const numbers = new WeakMap();
const mainContext = {};

function nextNumber(context = mainContext) {
  const number = numbers.get(context) ?? 0;
  numbers.set(context, number + 1);
  return number;
}

function attributesGiven(attributes) {
  return Object.assign({ __proto__: null }, attributes);
}

function isCacheOf(text, { buffer, byteOffset, byteLength }) {
  return require('internal/vm_imports').cachedDataOf(text).equals(new Uint8Array(buffer, byteOffset, byteLength));
}

class SourceTextModule extends Module {
  #requests;
  #text;

  constructor(sourceText, options = {}) {
    validateString(sourceText, 'sourceText');
    validateObject(options, 'options');
    const { importModuleDynamically, initializeImportMeta, cachedData, lineOffset = 0, columnOffset = 0 } = options;
    validateInt32(lineOffset, 'options.lineOffset');
    validateInt32(columnOffset, 'options.columnOffset');
    checkImporter(importModuleDynamically);
    if (initializeImportMeta !== undefined) validateFunction(initializeImportMeta, 'options.initializeImportMeta');
    if (cachedData !== undefined && !ArrayBuffer.isView(cachedData)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.cachedData', ['Buffer', 'TypedArray', 'DataView'], cachedData);
    }
    if (cachedData !== undefined && !isCacheOf(sourceText, cachedData)) throw new codes.ERR_VM_MODULE_CACHED_DATA_REJECTED();
    super(kInside, options, (module) => {
      const { identifier, context } = module;
      const evaluate = context === undefined ? undefined : contexts().evaluatorOf(context);
      const loaded = registry.loadText(sourceText, identifier, evaluate);
      return new SourceRecord(identifier, identifier, { factory: loaded[1], ...loaded.at(-1) }, hostOf(module, importModuleDynamically, initializeImportMeta));
    });
    this.#text = sourceText;
    this.#requests = Object.freeze(recordOf(this).requests.map(({ specifier, attributes }) => Object.freeze({
      __proto__: null, specifier, attributes: Object.freeze(attributesGiven(attributes)), phase: 'evaluation',
    })));
  }

  linkRequests(modules) {
    own(this);
    if (!Array.isArray(modules)) throw new codes.ERR_INVALID_ARG_TYPE('modules', 'Array', modules);
    setRequests(this, modules);
  }

  instantiate() {
    const record = recordOf(own(this));
    if (isIncomplete(record)) throw new codes.ERR_VM_MODULE_LINK_FAILURE('module is not linked');
    instantiate(record);
  }

  get dependencySpecifiers() { return this.#requests.map(({ specifier }) => specifier); }
  get moduleRequests() { return this.#requests; }
  get status() { return super.status; }
  get error() { return super.error; }

  hasAsyncGraph() {
    const { status } = own(this);
    if (status === 'unlinked' || status === 'linking') throw new codes.ERR_VM_MODULE_STATUS('must be instantiated');
    return require('internal/modules_esm').waitsSomewhere(recordOf(this));
  }

  hasTopLevelAwait() { return recordOf(own(this)).hasTla; }

  createCachedData() {
    if (['evaluating', 'evaluated', 'errored'].includes(this.status)) throw new codes.ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA();
    return require('internal/vm_imports').cachedDataOf(this.#text);
  }
}

/** Whether a module or one that it requests has not been given what it requests. */
function isIncomplete(record, seen = new Set()) {
  if (seen.has(record) || record.status !== 'unlinked') return false;
  seen.add(record);
  return record.requests.some((request) => request.record === undefined || isIncomplete(request.record, seen));
}

/** What answers for `import()` and `import.meta` in a module's text. */
function hostOf(module, importModuleDynamically, initializeImportMeta) {
  const importer = importerOf(importModuleDynamically, module.identifier, () => module);
  return {
    importFrom: (_, specifier, options) => importer(specifier, options),
    makeMeta() {
      const meta = { __proto__: null };
      initializeImportMeta?.(meta, module);
      return meta;
    },
  };
}

class SyntheticModule extends Module {
  constructor(exportNames, evaluateCallback, options = {}) {
    if (!Array.isArray(exportNames) || exportNames.some((name) => typeof name !== 'string')) {
      throw new codes.ERR_INVALID_ARG_TYPE('exportNames', 'Array of unique strings', exportNames);
    }
    exportNames.forEach((name, index) => {
      if (exportNames.indexOf(name) < index) throw new codes.ERR_INVALID_ARG_VALUE(`exportNames.${name}`, name, 'is duplicated');
    });
    validateFunction(evaluateCallback, 'evaluateCallback');
    super(kInside, options, (module) => new CallbackRecord(module, exportNames, evaluateCallback));
  }

  link() {
    own(this); // it requests nothing
  }

  setExport(name, value) {
    const record = recordOf(own(this));
    validateString(name, 'name');
    if (!(name in record.env)) throw new ReferenceError(`Export '${name}' is not defined in module`);
    provide(record.env, name, value);
  }
}

/** A record whose exports are set by a callback. */
class CallbackRecord extends SyntheticRecord {
  #evaluate;

  constructor(module, exportNames, evaluateCallback) {
    super(module.identifier);
    for (const name of exportNames) provide(this.env, name, undefined);
    this.#evaluate = () => Reflect.apply(evaluateCallback, module, []);
  }

  evaluateSync() {
    if (this.evaluationError !== undefined) throw this.evaluationError.error;
    if (this.status !== 'linked') return;
    this.status = 'evaluating';
    try {
      this.#evaluate();
    } catch (error) {
      this.evaluationError = { error };
      throw error;
    } finally {
      this.status = 'evaluated';
    }
  }
}

module.exports = { Module, SourceTextModule, SyntheticModule, isModule };
