// `internal/wasm`: WebAssembly from a Response (`compileStreaming`, `instantiateStreaming`) and as ES modules (`import`, `import source`). Node 26. Follows
// https://webassembly.github.io/spec/web-api/, https://nodejs.org/docs/latest-v26.x/api/esm.html#wasm-modules and
// https://github.com/WebAssembly/esm-integration
'use strict';

const { SourceRecord, SyntheticRecord, namespaceOf, provide } = require('internal/esm_records');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_WEBASSEMBLY_RESPONSE } } = require('internal/errors');

const { compile, instantiate, Global, Instance, Module } = WebAssembly;

// ---- responses

const compileStreaming = (source, options) => bytesOf(source).then((bytes) => named('compileStreaming', compile(bytes, options)));
const instantiateStreaming = (source, imports, options) => bytesOf(source).then((bytes) => named('instantiateStreaming', instantiate(bytes, imports, options)));

/** The body of a response, or of a promise of one, that says it is WebAssembly. */
async function bytesOf(source) {
  const response = await source;
  if (!(response instanceof Response)) throw new ERR_INVALID_ARG_TYPE('source', ['Response', 'Promise resolving to Response'], response);
  const type = response.headers.get('Content-Type');
  if (type !== 'application/wasm') throw new ERR_WEBASSEMBLY_RESPONSE(`has unsupported MIME type '${type}'`);
  if (!response.ok) throw new ERR_WEBASSEMBLY_RESPONSE(`has status code ${response.status}`);
  if (response.bodyUsed) throw new ERR_WEBASSEMBLY_RESPONSE('body has already been used');
  return response.arrayBuffer();
}

/** Errors name the function that was called. */
function named(name, result) {
  return result.catch((error) => {
    error.message = error.message.replace(/^WebAssembly\.\w+\(\)/, `WebAssembly.${name}()`);
    throw error;
  });
}

// ---- modules

const modules = new Map();
const instances = new WeakMap();

/** A file is compiled once for both phases. */
function moduleAt(filename) {
  let module = modules.get(filename);
  if (module === undefined) {
    try {
      module = new Module(require('fs').readFileSync(filename));
    } catch (error) {
      if (error instanceof WebAssembly.CompileError) error.message = `${filename}: ${error.message.replace(/ \(evaluating '.*'\)$/s, '')}`;
      throw error;
    }
    modules.set(filename, module);
  }
  return module;
}

/** What `import source` and `import.source()` give of a file. */
function sourceRecord(url, filename) {
  const record = new SyntheticRecord(url);
  provide(record.env, 'default', moduleAt(filename));
  return record;
}

let isWarned = false;

/** The module of an instance, which is made when the module is evaluated; of the file, or of bytes that stand for it. */
function instanceRecord(url, filename, bytes = undefined) {
  if (!isWarned) process.emitWarning('Importing WebAssembly module instances is an experimental feature and might change at any time', 'ExperimentalWarning');
  isWarned = true;
  const module = bytes === undefined ? moduleAt(filename) : new Module(bytes);
  const specifiers = [...new Set(Module.imports(module).map((entry) => entry.module))];
  const record = new SourceRecord(url, filename, {
    requests: specifiers.map((specifier) => ({ specifier, attributes: null })),
    localExports: Module.exports(module).map(({ name }) => name),
    imports: [], indirect: [], star: [], namespaceRequests: [], hasTla: false,
    * factory(own) {
      yield;
      const imports = record.requests.map((request) => [request.specifier, instances.get(request.record) ?? namespaceOf(request.record)]);
      const { exports } = new Instance(module, Object.fromEntries(imports));
      instances.set(record, exports);
      own.export(gettersOf(exports));
    },
  });
  return record;
}

/** Globals are seen as the values that they begin with. */
function gettersOf(exports) {
  const getters = { __proto__: null };
  for (const name of Object.keys(exports)) {
    const exported = exports[name];
    const value = exported instanceof Global ? exported.value : exported;
    Object.defineProperty(getters, name, { get: () => value, enumerable: true });
  }
  return getters;
}

module.exports = { compileStreaming, instantiateStreaming, sourceRecord, instanceRecord };
