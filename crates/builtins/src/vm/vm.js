// `node:vm`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/vm.html
//
// A context is a realm of its own (`internal/vm_contexts`), whose global object stands for the object that was made a context.
'use strict';

const { codes } = require('internal/errors');
const {
  validateArray, validateBoolean, validateBuffer, validateInt32, validateObject, validateOneOf, validateString, validateStringArray, validateUint32,
} = require('internal/validators');

const { USE_MAIN_CONTEXT_DEFAULT_LOADER, cachedDataOf, checkImporter, withImports, install } = require('internal/vm_imports');

const constants = Object.freeze({
  __proto__: null,
  USE_MAIN_CONTEXT_DEFAULT_LOADER,
  DONT_CONTEXTIFY: Symbol('vm_context_no_contextify'),
});

const contexts = () => require('internal/vm_contexts');

class Script {
  #code;
  /** The code as it runs. */
  #text;
  #filename;
  #line;

  constructor(code, options = {}) {
    code = `${code}`;
    if (typeof options === 'string') options = { filename: options };
    else validateObject(options, 'options');
    const { filename = 'evalmachine.<anonymous>', lineOffset = 0, columnOffset = 0, cachedData, produceCachedData = false, importModuleDynamically } = options;
    validateString(filename, 'options.filename');
    validateInt32(lineOffset, 'options.lineOffset');
    validateInt32(columnOffset, 'options.columnOffset');
    if (cachedData !== undefined && !isBufferSource(cachedData)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.cachedData', ['Buffer', 'TypedArray', 'DataView'], cachedData);
    }
    validateBoolean(produceCachedData, 'options.produceCachedData');
    checkImporter(importModuleDynamically);
    this.#code = code;
    this.#filename = filename;
    this.#line = lineOffset + 1;
    parse(code, filename, this.#line);
    this.#text = withImports(code, importModuleDynamically, filename, () => this) ?? code;
    if (cachedData !== undefined) this.cachedDataRejected = !require('buffer').Buffer.from(bytesOf(cachedData)).equals(this.createCachedData());
    if (produceCachedData) {
      this.cachedData = this.createCachedData();
      this.cachedDataProduced = true;
    }
    this.sourceURL = /^\/\/[#@] sourceURL=(\S+)\s*$/m.exec(code)?.[1];
    this.sourceMapURL = sourceMapOf(code);
  }

  runInThisContext(options = {}) {
    if (!(#code in this)) throw illegalInvocation();
    const timeout = checkRunOptions(options);
    if (this.#text !== this.#code) install(globalThis);
    return guarded(() => ops.evaluate(this.#text, this.#filename, this.#line, timeout), this.#filename, this.#code, this.#line, options.displayErrors);
  }

  runInContext(contextifiedObject, options = {}) {
    if (!(#code in this)) throw illegalInvocation();
    checkContext(contextifiedObject);
    const timeout = checkRunOptions(options);
    if (this.#text !== this.#code) install(contexts().globalOf(contextifiedObject));
    return contexts().run(contextifiedObject, this.#text, this.#filename, this.#line, options.displayErrors, timeout);
  }

  runInNewContext(contextObject = {}, options = {}) {
    const context = createContext(contextObject, contextOptions(options));
    return this.runInContext(context, options);
  }

  createCachedData() {
    return cachedDataOf(this.#code);
  }
}

const illegalInvocation = () => new TypeError('Illegal invocation');
const isBufferSource = (value) => ArrayBuffer.isView(value);
const bytesOf = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

function sourceMapOf(code) {
  return [...code.matchAll(/\/\/[#@] sourceMappingURL=([^\s'"]+)[^\S\n]*$/gm)].at(-1)?.[1];
}

function parse(code, filename, line) {
  guarded(() => ops.checkSyntax(code, filename, line), filename, code, line);
}

/** Runs; what the text throws is shown with its place. */
function guarded(run, filename, code, line, displayErrors = true) {
  try {
    return run();
  } catch (error) {
    if (displayErrors) contexts().showPlace(error, filename, code, line);
    throw error;
  }
}

// ---- options

/** How long the script may run, in milliseconds; 0: as long as it likes. */
function checkRunOptions(options) {
  validateObject(options, 'options');
  const { displayErrors = true, timeout, breakOnSigint = false } = options;
  if (timeout !== undefined) validateUint32(timeout, 'options.timeout', true);
  validateBoolean(displayErrors, 'options.displayErrors');
  validateBoolean(breakOnSigint, 'options.breakOnSigint');
  return timeout ?? 0;
}

/** Options of a context, under the names they have where one is made on the way. */
function contextOptions(options) {
  validateObject(options, 'options');
  const { contextName, contextOrigin, contextCodeGeneration, microtaskMode } = options;
  if (contextName !== undefined) validateString(contextName, 'options.contextName');
  if (contextOrigin !== undefined) validateString(contextOrigin, 'options.contextOrigin');
  checkCodeGeneration(contextCodeGeneration, 'options.contextCodeGeneration');
  const made = { codeGeneration: contextCodeGeneration };
  if (contextName !== undefined) made.name = contextName;
  if (contextOrigin !== undefined) made.origin = contextOrigin;
  if (microtaskMode !== undefined) {
    validateString(microtaskMode, 'options.microtaskMode');
    made.microtaskMode = microtaskMode;
  }
  return made;
}

function checkCodeGeneration(codeGeneration, name) {
  if (codeGeneration === undefined) return;
  validateObject(codeGeneration, name);
  const { strings, wasm } = codeGeneration;
  if (strings !== undefined) validateBoolean(strings, `${name}.strings`);
  if (wasm !== undefined) validateBoolean(wasm, `${name}.wasm`);
}

function checkContext(value) {
  if (!isContext(value)) throw new codes.ERR_INVALID_ARG_TYPE('contextifiedObject', 'vm.Context', value);
}

let created = 0;

function createContext(contextObject = {}, options = {}) {
  if (contextObject !== constants.DONT_CONTEXTIFY && isContext(contextObject)) return contextObject;
  validateObject(options, 'options');
  const { name = `VM Context ${++created}`, origin, codeGeneration, microtaskMode, importModuleDynamically } = options;
  validateString(name, 'options.name');
  if (origin !== undefined) validateString(origin, 'options.origin');
  checkCodeGeneration(codeGeneration, 'options.codeGeneration');
  if (microtaskMode !== undefined) validateOneOf(microtaskMode, 'options.microtaskMode', ['afterEvaluate', undefined]);
  checkImporter(importModuleDynamically);
  const object = contextObject === constants.DONT_CONTEXTIFY ? undefined : contextObject;
  return contexts().make(object, ops, { strings: true, wasm: true, ...codeGeneration });
}

/** Arrays may be contexts too. */
const ALLOW_ARRAY = 2;
const ALLOW_ANY = 2 | 4;

function isContext(object) {
  validateObject(object, 'object', ALLOW_ARRAY);
  return contexts().isContext(object);
}

// ---- functions

function createScript(code, options) { return new Script(code, options); }

function runInContext(code, contextifiedObject, options) {
  checkContext(contextifiedObject);
  const settings = typeof options === 'string' ? { filename: options } : { ...options };
  return scriptFor(contextifiedObject, code, settings).runInContext(contextifiedObject, settings);
}

/** What is wrong with the text is an error of the context's. */
function scriptFor(context, code, settings) {
  try {
    return new Script(code, settings);
  } catch (error) {
    throw error instanceof SyntaxError ? contexts().asOwn(context, error, 'SyntaxError') : error;
  }
}

function runInNewContext(code, contextObject, options) {
  const settings = typeof options === 'string' ? { filename: options } : options;
  const isObject = typeof settings === 'object' && settings !== null && !Array.isArray(settings); // anything else is not looked at
  const context = createContext(contextObject, contextOptions(isObject ? settings : {}));
  return scriptFor(context, code, isObject ? settings : undefined).runInContext(context, isObject ? settings : undefined);
}

function runInThisContext(code, options) {
  const settings = typeof options === 'string' ? { filename: options } : options;
  return new Script(code, settings).runInThisContext(settings);
}

function compileFunction(code, params, options = {}) {
  validateString(code, 'code');
  validateObject(options, 'options');
  if (params !== undefined) validateStringArray(params, 'params');
  const {
    filename = '', lineOffset = 0, columnOffset = 0, cachedData, produceCachedData = false, parsingContext, contextExtensions = [], importModuleDynamically,
  } = options;
  validateString(filename, 'options.filename');
  validateInt32(columnOffset, 'options.columnOffset');
  validateInt32(lineOffset, 'options.lineOffset');
  if (cachedData !== undefined) validateBuffer(cachedData, 'options.cachedData');
  validateBoolean(produceCachedData, 'options.produceCachedData');
  if (parsingContext !== undefined && (typeof parsingContext !== 'object' || parsingContext === null || !isContext(parsingContext))) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.parsingContext', 'Context', parsingContext);
  }
  validateArray(contextExtensions, 'options.contextExtensions');
  contextExtensions.forEach((extension, index) => validateObject(extension, `options.contextExtensions[${index}]`, ALLOW_ANY));
  checkImporter(importModuleDynamically);
  const place = { filename, line: lineOffset + 1 };
  const made = makeFunction(code, params ?? [], place, parsingContext, contextExtensions, importModuleDynamically);
  if (cachedData !== undefined) made.cachedDataRejected = !require('buffer').Buffer.from(bytesOf(cachedData)).equals(cachedDataOf(code));
  if (produceCachedData) Object.assign(made, { cachedDataProduced: true, cachedData: cachedDataOf(code) });
  return made;
}

function makeFunction(code, params, { filename, line }, parsingContext, extensions, importer) {
  checkBody(code, params);
  const body = withImports(code, importer, filename, () => made);
  if (body !== undefined) install(parsingContext === undefined ? globalThis : contexts().globalOf(parsingContext));
  const names = extensions.map((_, index) => `extension${index}`);
  const scopes = names.map((name) => `with(${name})`).join(' ');
  const text = `(function (${names.join()}) { ${scopes} return function (${params.join(', ')}) {\n${body ?? code}\n}; })`;
  const evaluate = (script) => (parsingContext === undefined
    ? guarded(() => ops.evaluate(script, filename, line - 1), filename, code, line)
    : contexts().run(parsingContext, script, filename, line - 1));
  const made = evaluate(text)(...extensions);
  Object.defineProperty(made, 'name', { value: '', configurable: true });
  const sourceMapURL = sourceMapOf(code);
  if (sourceMapURL !== undefined) made.sourceMapURL = sourceMapURL;
  return made;
}

/** The body is one, and does not end the function that is put around it. */
function checkBody(code, params) {
  try {
    Function(...params, code);
  } catch (error) {
    if (error.message === 'Parser error') error.message = "Unexpected token '}'";
    throw error;
  }
}

let isMeasureWarned = false;

/** What the heap takes: the engine does not tell whose it is. */
function measureMemory(options = {}) {
  if (!isMeasureWarned) process.emitWarning('vm.measureMemory is an experimental feature and might change at any time', 'ExperimentalWarning');
  isMeasureWarned = true;
  validateObject(options, 'options');
  const { mode = 'summary', execution = 'default' } = options;
  validateOneOf(mode, 'options.mode', ['summary', 'detailed']);
  validateOneOf(execution, 'options.execution', ['default', 'eager']);
  const used = process.memoryUsage().heapUsed;
  const estimate = { jsMemoryEstimate: used, jsMemoryRange: [used, used] };
  return Promise.resolve(mode === 'summary' ? { total: estimate } : { total: estimate, current: estimate, other: [] });
}

module.exports = {
  Script, createContext, createScript, runInContext, runInNewContext, runInThisContext, isContext, compileFunction, measureMemory, constants,
};
if (require('internal/flags').hasFlag('--experimental-vm-modules')) {
  const { Module, SourceTextModule, SyntheticModule } = require('internal/vm_modules');
  Object.assign(module.exports, { Module, SourceTextModule, SyntheticModule });
}
