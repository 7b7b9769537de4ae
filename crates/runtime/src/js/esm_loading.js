// internal/esm_loading: from a specifier to a module record with everything that it requests. What can be imported, and the errors, follow
// https://nodejs.org/docs/latest-v26.x/api/esm.html
'use strict';

const boot = require('internal/boot');
const { Module, registry, builtinName } = require('internal/modules_cjs');
const { BuiltinRecord, CommonJsRecord, JsonRecord, SourceRecord } = require('internal/esm_records');

const { ops } = registry;
const lazyUrl = () => require('internal/url').URL;

/** The key of the attribute by which the loader says that only the source of a module is imported. */
const SOURCE_PHASE = '\0source';

/** Every module that has been loaded, by its URL (and type, if an attribute names one). */
const records = new Map();

/** `{ url, filename | builtin | data, type }` for a specifier. */
function resolve(specifier, referrer, attributes) {
  const text = String(specifier);
  return registry.hooks === undefined ? resolvePlainly(text, referrer, attributes) : registry.hooks.resolveImport(text, referrer, attributes, resolvePlainly);
}

function resolvePlainly(text, referrer, attributes) {
  const name = isPathLike(text) ? undefined : builtinName(text);
  if (name !== undefined && (text.startsWith('node:') || ops.isBuiltin(name))) {
    return { url: `node:${name}`, builtin: name, asked: text, type: typeOf(attributes) };
  }
  if (text.startsWith('data:')) return { url: text, data: true, type: typeOf(attributes) };
  if (referrer.startsWith('data:') && !lazyUrl().canParse(text)) {
    throw coded(TypeError, 'ERR_UNSUPPORTED_RESOLVE_REQUEST', `Failed to resolve module specifier "${text}" from "${referrer}": Invalid relative URL or base scheme is not hierarchical.`);
  }
  const [filename, suffix] = resolveFile(isPathLike(text) && NEEDS_PARSING.test(text) ? fileHref(text, referrer) : text, referrer);
  if (filename.startsWith('node:')) return { url: filename, builtin: filename.slice(5), asked: text };
  return { url: fileUrl(filename) + suffix, filename, type: typeOf(attributes) };
}

/** What makes several modules of one URL. */
const typeOf = (attributes) => (attributes?.[SOURCE_PHASE] === undefined ? attributes?.type : 'source');

/** What a URL's parser makes something else of. */
const NEEDS_PARSING = /[\0-\x1f\\%]|^\/\/|^file:(?!\/\/\/)/;

/** The file: URL that such a specifier stands for. */
function fileHref(text, referrer) {
  const url = new (lazyUrl())(text, text.startsWith('file:') ? undefined : fileUrl(referrer));
  try {
    if (url.host !== '') throw new (require('internal/errors').codes.ERR_INVALID_FILE_URL_HOST)('linux');
    decodeURIComponent(url.pathname);
  } catch (error) {
    error.input = url.href;
    error.module = fileUrl(referrer);
    throw error;
  }
  return url.href;
}

/** An error about a file carries its URL. */
function resolveFile(text, referrer) {
  try {
    return ops.resolve(text, referrer, true);
  } catch (error) {
    const { code } = error;
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_UNSUPPORTED_DIR_IMPORT') {
      const [, path] = /^(?:Cannot find module|Directory import) '(\/[^']*)'/.exec(error.message) ?? [];
      if (isPathLike(text)) error.url = new (lazyUrl())(text, fileUrl(referrer)).href;
      else if (path !== undefined) error.url = fileUrl(path);
    }
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
  const loadPlainly = () => loadWithoutHooks(found, attributes);
  record = registry.hooks === undefined ? loadPlainly() : registry.hooks.loadRecord(found, attributes, loadPlainly);
  records.set(key, record);
  return record;
}

function loadWithoutHooks(found, attributes) {
  if (attributes?.type === 'text') return loadText(found);
  if (found.builtin !== undefined) return attributes?.[SOURCE_PHASE] === undefined ? loadBuiltin(found) : loadSource(found.url);
  return found.data ? loadData(found.url, attributes) : loadFile(found, attributes);
}

let isTextWarned = false;

/** A module of one value: what a file or a data: URL says. */
function loadText({ url, filename, data }) {
  if (!isTextWarned) process.emitWarning('Text import is an experimental feature and might change at any time', 'ExperimentalWarning');
  isTextWarned = true;
  const text = data ? partsOf(url).text : new (require('internal/encoding').TextDecoder)().decode(require('fs').readFileSync(filename));
  return new JsonRecord(url, text);
}

/** Only WebAssembly has a source that can be imported. */
function loadSource(url, filename) {
  if (filename?.endsWith('.wasm')) return require('internal/wasm').sourceRecord(url, filename);
  throw coded(SyntaxError, 'ERR_SOURCE_PHASE_NOT_DEFINED', `Source phase import object is not defined for module '${url}'`);
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
  if (attributes?.[SOURCE_PHASE] !== undefined) return loadSource(url, filename);
  if (filename.endsWith('.wasm')) return require('internal/wasm').instanceRecord(url, filename);
  if (filename.endsWith('.json')) {
    requireJsonAttribute(url, attributes);
    return new JsonRecord(url, sharedJson(url, filename));
  }
  try {
    const loaded = registry.load(filename, 'import');
    if (loaded[0] === 'module' && loaded.at(-1).typeless) warnTypeless(url, loaded.at(-1).typeless);
    return recordOf(url, filename, loaded);
  } catch (error) {
    // A CommonJS module's text is compiled when it is evaluated.
    if (error instanceof SyntaxError && ops.formatOf(filename, true) === 'commonjs') return new CommonJsRecord(url, filename, ops.commonJsNames(filename));
    throw error;
  }
}

let typelessWarned;

/** The file's text had to be parsed as CommonJS first; said once for each package. */
function warnTypeless(url, config) {
  typelessWarned ??= new Set();
  if (typelessWarned.has(config)) return;
  typelessWarned.add(config);
  process.emitWarning(`Module type of ${url} is not specified and it doesn't parse as CommonJS.\n`
    + 'Reparsing as ES module because module syntax was detected. This incurs a performance overhead.\n'
    + `To eliminate this warning, add "type": "module" to ${config}.`, { code: 'MODULE_TYPELESS_PACKAGE_JSON' });
}

/** `require` gives the same object, unless the URL has a query. */
function sharedJson(url, filename) {
  if (url !== fileUrl(filename)) return registry.loadJson(filename);
  const known = Module._cache[filename];
  if (known?.loaded) return known.exports;
  const exports = registry.loadJson(filename);
  Module._cache[filename] = { exports, loaded: true };
  return exports;
}

function loadData(url, attributes) {
  const { mime, text } = readData(url);
  if (mime === 'application/json') {
    requireJsonAttribute(url, attributes);
    return new JsonRecord(url, registry.parseJson(url, text));
  }
  return recordOf(url, url, registry.load(url, 'import', text));
}

/** What a data: URL says; only scripts and JSON can be modules. */
function readData(url) {
  const { mime, text } = partsOf(url);
  if (mime !== 'text/javascript' && mime !== 'application/javascript' && mime !== 'application/json') {
    throw coded(RangeError, 'ERR_UNKNOWN_MODULE_FORMAT', `Unknown module format: ${mime || null} for URL ${url}`);
  }
  return { mime, text };
}

function partsOf(url) {
  const match = /^data:([^,;]*)([^,]*),(.*)$/s.exec(url);
  if (match === null) {
    const error = new TypeError(`Invalid URL`);
    error.code = 'ERR_INVALID_URL';
    error.input = url;
    throw error;
  }
  const [, mime, parameters, body] = match;
  return { mime, text: parameters.includes(';base64') ? require('buffer').Buffer.from(decodeURIComponent(body), 'base64').toString() : decodeURIComponent(body) };
}

function recordOf(url, filename, loaded) {
  if (loaded[0] === 'commonjs') return new CommonJsRecord(url, filename, ops.commonJsNames(filename));
  return new SourceRecord(url, filename, { factory: loaded[1], ...loaded.at(-1) });
}

/**
 * Loads everything that `root` requests, directly or not; the length of the longest way through its graph, each module being passed once. What could not be loaded whole is forgotten.
 * `isRequired`: for `require`, whose modules `import()` treats otherwise.
 */
function loadRequests(root, isRequired = false) {
  const known = records.size;
  root.isRequired ??= isRequired;
  try {
    return loadBelow(root, new Set());
  } catch (error) {
    forgetSince(known);
    if (root.status === 'unlinked') for (const [key, record] of records) if (record === root) records.delete(key);
    throw error;
  }
}

/** Forgets the modules that have been found since there were so many. */
function forgetSince(known) {
  for (const key of [...records.keys()].slice(known)) records.delete(key);
}

function loadBelow(record, seen) {
  seen.add(record);
  let depth = 0;
  for (const request of record.requests) {
    const required = request.record ??= loadRequest(request, record);
    if (seen.has(required)) continue;
    required.isRequired ??= record.isRequired;
    depth = Math.max(depth, 1 + loadBelow(required, seen));
  }
  return depth;
}

function loadRequest(request, record) {
  const attributes = request.attributes ?? undefined;
  try {
    return loadFound(resolve(request.specifier, record.filename, attributes), attributes);
  } catch (error) {
    throw locate(error, record, request);
  }
}

function locate(error, record, { line }) {
  if (error?.code === 'ERR_MODULE_NOT_FOUND' && line !== undefined) registry.decorate(error, '');
  return error;
}

function checkAttributes(attributes, found) {
  if (attributes === undefined) return;
  for (const key of Object.keys(attributes)) {
    if (key === 'type' || key === SOURCE_PHASE) continue;
    throw coded(TypeError, 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED', `Import attribute "${key}" with value "${attributes[key]}" is not supported in ${found.url}`);
  }
  if (attributes.type === 'text' && importsText()) {
    if (found.builtin !== undefined) throw notOfType(found.url, 'text');
    return;
  }
  if (attributes.type !== undefined && attributes.type !== 'json') {
    throw coded(TypeError, 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED', `Import attribute "type" with value "${attributes.type}" is not supported in ${found.url}`);
  }
  if (attributes.type === 'json' && registry.hooks === undefined && (found.builtin !== undefined || (found.filename !== undefined && !found.filename.endsWith('.json')))) {
    throw notOfType(found.url, 'json');
  }
}

/** Only with the option: `import text from './file' with { type: 'text' }`. */
function importsText() {
  return require('internal/flags').isOn('experimental-import-text');
}

function notOfType(url, type) {
  return coded(TypeError, 'ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE', `Module "${url}" is not of type "${type}"`);
}

function requireJsonAttribute(url, attributes) {
  if (attributes?.type !== 'json') {
    throw coded(TypeError, 'ERR_IMPORT_ATTRIBUTE_MISSING', `Module "${url}" needs an import attribute of "type: json"`);
  }
}

function coded(...parts) {
  return require('internal/errors').coded(...parts);
}

/** The file: URL of an absolute path. */
function fileUrl(path) {
  if (path[0] !== '/') return path; // is one, or is of a scheme of the program's hooks
  return 'file://' + encodeURI(path).replace(/[?#]/g, (character) => (character === '?' ? '%3F' : '%23')).replaceAll('%5B', '[').replaceAll('%5D', ']');
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

module.exports = { SOURCE_PHASE, records, resolve, resolveUrl, load, loadFound, loadRequests, forgetSince, loadBuiltin, readData, recordOf, notOfType, requireJsonAttribute, coded, fileUrl };
