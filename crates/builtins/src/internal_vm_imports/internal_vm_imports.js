// `internal/vm_imports`: `import()` in the scripts, functions and modules of `node:vm`.
// Follows https://nodejs.org/docs/latest-v26.x/api/vm.html#support-of-dynamic-import-in-compilation-apis
//
// The engine cannot import from a script. So the imports of its text are renamed: `$roata_import[id](…)` asks the importer of that script.
'use strict';

const { codes } = require('internal/errors');
const { renamed } = require('internal/made_code');

const NAME = '$roata_import';
const USE_MAIN_CONTEXT_DEFAULT_LOADER = Symbol('vm_dynamic_import_main_context_default');

/** The importers of scripts, by number. A script's functions may outlive it: they stay. */
const importers = [missing];

function missing() {
  return Promise.reject(new codes.ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING());
}

function checkImporter(importer) {
  if (importer === undefined || importer === USE_MAIN_CONTEXT_DEFAULT_LOADER || typeof importer === 'function') return;
  throw new codes.ERR_INVALID_ARG_TYPE('options.importModuleDynamically', 'function', importer);
}

/** The text of a script with its imports renamed; undefined if it has none. `ownerOf()` is what the program's importer is told of. */
function withImports(code, importer, filename, ownerOf) {
  if (!/\bimport\b/.test(code)) return undefined;
  const id = importer === undefined ? 0 : importers.length;
  const text = renamed(code, `${NAME}[${id}]`);
  if (text !== undefined && id !== 0) importers.push(importerOf(importer, filename, ownerOf));
  return text;
}

/** `(specifier, options) -> promise` for what the program gave as `importModuleDynamically`. */
function importerOf(importer, filename, ownerOf) {
  if (importer === undefined) return missing;
  if (importer === USE_MAIN_CONTEXT_DEFAULT_LOADER) {
    return (specifier, options) => require('internal/modules').esm.importFrom(referrerOf(filename), specifier, options);
  }
  return (specifier, options) => importBy(importer, specifier, options, ownerOf());
}

/** Relative specifiers are resolved from the script's file, or from the current directory. */
function referrerOf(filename) {
  if (filename.startsWith('file:')) return require('internal/url').fileURLToPath(filename);
  return filename.startsWith('/') ? filename : `${process.cwd()}/script`;
}

async function importBy(importer, specifier, options, owner) {
  if (!require('internal/flags').hasFlag('--experimental-vm-modules')) throw new codes.ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG();
  const { attributesOf, isNamespace } = require('internal/modules_esm');
  const attributes = Object.assign({ __proto__: null }, attributesOf(options));
  const imported = await importer(`${specifier}`, owner, attributes, 'evaluation');
  if (typeof imported === 'object' && imported !== null && isNamespace(imported)) return imported;
  const { isModule } = require('internal/vm_modules');
  if (!isModule(imported)) throw new codes.ERR_VM_MODULE_NOT_MODULE();
  if (imported.status === 'errored') throw imported.error;
  return imported.namespace;
}

/** Makes the importers known to the scripts of a realm. */
function install(global) {
  if (!Object.hasOwn(global, NAME)) Object.defineProperty(global, NAME, { value: importers });
}

/** The engine has no code cache to give out: what it is given back it recognises by the text's size and sum. */
function cachedDataOf(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  const data = require('buffer').Buffer.alloc(16);
  data.write('roata-vm', 'latin1');
  data.writeUInt32LE(text.length, 8);
  data.writeInt32LE(sum, 12);
  return data;
}

module.exports = { USE_MAIN_CONTEXT_DEFAULT_LOADER, checkImporter, withImports, importerOf, install, cachedDataOf };
