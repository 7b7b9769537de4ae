// internal/modules: the module registry. CommonJS (https://nodejs.org/docs/latest-v26.x/api/modules.html), ES modules
// (https://nodejs.org/docs/latest-v26.x/api/esm.html; linking and evaluation as ECMA-262 §16.2.1 has them) and their meeting points.
//
// Finding, reading and editing texts is the loader's (Rust, `ops`); this file is what happens to them afterwards. An ES module's text has been
// edited into a generator function of its record and the environments of the modules it requests (see ARCHITECTURE.md).
'use strict';

const { createModuleClass } = require('internal/modules_cjs');

/** Keeps the place of an error for whoever prints it. */
function decorate(error, frame) {
  require('internal/stack_frames').decorate(error, frame);
}

const registry = { ops, load, loadJson, resolve: ops.resolve, decorate, preloading: false };

/** The prepared text of a file (or of `text` under that name); its syntax errors are thrown with the place they are at. */
function load(filename, how, text, format) {
  const loaded = ops.load(filename, how, text, format);
  if (loaded[0] !== 'error') return loaded;
  const ErrorClass = loaded[3] === 'RangeError' ? RangeError : SyntaxError;
  const error = new ErrorClass(loaded[1]);
  decorate(error, loaded[2]);
  throw error;
}

function loadJson(filename) {
  try {
    return JSON.parse(ops.loadJson(filename));
  } catch (error) {
    if (error instanceof SyntaxError) error.message = `${filename}: ${error.message}`;
    throw error;
  }
}

const Module = createModuleClass(registry);

// ES modules' part is loaded with the first of them: programs of CommonJS modules start without it.
let esm;

function loadEsm() {
  return esm ??= require('internal/modules_esm').createEsm(registry, Module);
}

Object.assign(registry, {
  importFrom: (referrer, specifier, options) => loadEsm().importFrom(referrer, specifier, options),
  requireModule: (filename, loaded, module) => loadEsm().requireModule(filename, loaded, module),
  recordForFile,
  syncBuiltins: () => esm?.syncBuiltins(),
  makeNode: (filename, index, fn, captures, classes) => require('roata').makeNode(filename, index, fn, captures, classes),
});

/** What the text of a slice of `file` has at hand; each part is made when it is first read. */
function recordForFile(file) {
  const path = file.startsWith('/') ? file : `${process.cwd()}/[eval]`;
  let meta;
  let ownRequire;
  let ownModule;
  return {
    import: (specifier, options) => registry.importFrom(file, specifier, options),
    get meta() { return meta ??= loadEsm().metaOf(file); },
    get require() { return ownRequire ??= Module.createRequire(path); },
    get module() { return ownModule ??= moduleOfSlice(path); },
    get exports() { return this.module.exports; },
    __filename: path,
    get __dirname() { return this.module.path; },
    context: require('internal/async_context').state,
    get readable() { return require('internal/stack_frames').readable; },
    get decorators() { return require('internal/decorators'); },
  };
}

/** A slice is not its module, of which nothing has run here: it has a `module` of its own, with nothing exported. */
function moduleOfSlice(path) {
  const module = new Module(path);
  module.filename = path;
  module.paths = Module._nodeModulePaths(module.path);
  module.loaded = true;
  return module;
}

module.exports = {
  Module,
  registry,
  get esm() { return loadEsm(); },
  /** What the program's main module exports. */
  entryExports: () => esm?.entryExports() ?? process.mainModule?.exports,
  /** Whether the main module waits for something. */
  isPending: () => esm !== undefined && esm.isPending(),
};
