// internal/modules_slices: what the texts of slices have at hand on a core, where their modules have not run.
'use strict';

const modules = require('internal/modules');
const { Module, registry } = modules;
const { commonRecord } = require('internal/modules_cjs');

/** What the text of a slice of `file` has at hand; each part is made when it is first read. */
function recordForFile(file) {
  const path = file.startsWith('/') ? file : `${process.cwd()}/[eval]`;
  let meta;
  let ownRequire;
  let ownModule;
  return {
    __proto__: commonRecord,
    import: (specifier, options) => registry.importFrom(file, specifier, options),
    get meta() { return meta ??= modules.esm.metaOf(file); },
    get require() { return ownRequire ??= Module.createRequire(path); },
    get module() { return ownModule ??= moduleOfSlice(path); },
    get exports() { return this.module.exports; },
    __filename: path,
    get __dirname() { return this.module.path; },
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

module.exports = { recordForFile };
