// internal/modules: the module registry. CommonJS (https://nodejs.org/docs/latest-v26.x/api/modules.html), ES modules
// (https://nodejs.org/docs/latest-v26.x/api/esm.html; linking and evaluation as ECMA-262 §16.2.1 has them) and their meeting points.
//
// Finding, reading and editing texts is the loader's (Rust, `ops`); this file is what happens to them afterwards. An ES module's text has been
// edited into a generator function of its record and the environments of the modules it requests (see ARCHITECTURE.md).
'use strict';

const { Module, registry, completeModule } = require('internal/modules_cjs');

/** Keeps the place of an error for whoever prints it. */
function decorate(error, frame) {
  require('internal/stack_frames').decorate(error, frame);
}

/** The prepared text of a file (or of `text` under that name); its syntax errors are thrown with the place they are at. */
function load(filename, how, text, format) {
  const loaded = ops.load(filename, how, text, format);
  if (loaded[0] !== 'error') return loaded;
  const error = failure(loaded);
  if (how === 'require' && MODULE_SYNTAX.includes(loaded[1])) {
    require('internal/warnings').emitWarningSync(`Failed to load the ES module: ${filename}. Make sure to set "type": "module" in the nearest package.json file or use the .mjs extension.`);
  }
  throw error;
}

/** The same of an ES module's text that is in no file; `evaluate` compiles it in another realm. */
function loadText(text, name, evaluate) {
  const loaded = ops.loadText(text, name, evaluate);
  if (loaded[0] === 'error') throw failure(loaded);
  return loaded;
}

function failure([, message, frame, className, code]) {
  const ErrorClass = code ? require('internal/errors').codes[code] : className === 'RangeError' ? RangeError : SyntaxError;
  const error = new ErrorClass(message);
  decorate(error, frame);
  return error;
}

const MODULE_SYNTAX = ['Cannot use import statement outside a module', "Unexpected token 'export'", "Cannot use 'import.meta' outside a module"];

function loadJson(filename) {
  return parseJson(filename, ops.loadJson(filename));
}

function parseJson(filename, text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) error.message = `${filename}: ${error.message}`;
    throw error;
  }
}

// ES modules' part is loaded with the first of them: programs of CommonJS modules start without it.
let esm;

function loadEsm() {
  return esm ??= require('internal/modules_esm');
}

Object.assign(registry, {
  ops,
  load,
  loadText,
  loadJson,
  parseJson,
  resolve: ops.resolve,
  decorate,
  importFrom: (referrer, specifier, options) => loadEsm().importFrom(referrer, specifier, options),
  requireModule: (filename, loaded, module) => loadEsm().requireModule(filename, loaded, module),
  recordForFile: (file) => require('internal/modules_slices').recordForFile(file),
  syncBuiltins: () => esm?.syncBuiltins(),
  makeNode: (filename, index, fn, captures, classes) => require('roata').makeNode(filename, index, fn, captures, classes),
});

module.exports = {
  get Module() { return completeModule(); },
  registry,
  get esm() { return loadEsm(); },
  /** What the program's main module exports. */
  entryExports: () => esm?.entryExports() ?? process.mainModule?.exports,
  /** Whether the main module waits for something. */
  isPending: () => esm !== undefined && esm.isPending(),
};
