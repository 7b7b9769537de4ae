// internal/module_hooks: `module.registerHooks`: programs that take part in finding and loading modules, in this OS thread.
// Follows https://nodejs.org/docs/latest-v26.x/api/module.html#synchronous-customization-hooks
//
// `registry.hooks` is this module's functions while there are hooks, undefined otherwise: whoever finds or loads modules asks that first.
'use strict';

const { Module, registry, builtinName, loadFile, loadRequest } = require('internal/modules_cjs');

const { ops } = registry;
const { apply } = Reflect;
const esm = () => require('internal/esm_loading');
const files = () => require('fs');

const { isOn } = require('internal/flags');
const isUsual = (name) => (name === 'node-addons' ? isOn('addons', true) : name !== 'module-sync' || !registry.refusesEsm);
const IMPORT_CONDITIONS = ['node', 'import', 'module-sync', 'node-addons'].filter(isUsual);
const REQUIRE_CONDITIONS = ['require', 'node', 'node-addons', 'module-sync'].filter(isUsual);

/** Those that are registered; the last is asked first. */
const registered = [];

class ModuleHooks {
  constructor(resolve, load) {
    this.resolve = resolve;
    this.load = load;
  }

  deregister() {
    const at = registered.indexOf(this);
    if (at !== -1) registered.splice(at, 1);
    if (registered.length === 0) registry.hooks = undefined;
  }
}

function registerHooks(hooks) {
  if (hooks === undefined || hooks === null) throw new TypeError(`Cannot destructure property 'resolve' of 'hooks' as it is ${hooks}.`);
  const { resolve, load } = hooks;
  const { validateFunction } = require('internal/validators');
  if (resolve != null) validateFunction(resolve, 'hooks.resolve');
  if (load != null) validateFunction(load, 'hooks.load');
  const made = new ModuleHooks(resolve, load);
  registered.push(made);
  registry.hooks = { resolveImport, loadRecord, require: requireHooked, resolveRequire };
  return made;
}

// ---- chains

/** Asks the hooks of a kind, the last first; each may go on with the next, and `base` is Roata's own. */
function ask(kind, check, value, context, base) {
  const chain = registered.filter((hooks) => hooks[kind] != null);
  const step = (index, asked, given) => {
    if (index < 0) return base(asked, given);
    let hasGoneOn = false;
    const next = (nextValue, nextContext = undefined) => {
      hasGoneOn = true;
      return step(index - 1, nextValue, { ...given, ...nextContext });
    };
    const answer = apply(chain[index][kind], undefined, [asked, given, next]);
    if (!hasGoneOn && !answer.shortCircuit) throw invalid('true', kind, 'shortCircuit', answer.shortCircuit);
    check(answer, asked);
    return answer;
  };
  return step(chain.length - 1, value, context);
}

function checkResolved({ url, format, importAttributes }) {
  if (typeof url !== 'string') throw invalid('a URL string', 'resolve', 'url', url);
  if (format != null && typeof format !== 'string') throw invalid('a string', 'resolve', 'format', format);
  if (importAttributes != null && typeof importAttributes !== 'object') throw invalid('an object', 'resolve', 'importAttributes', importAttributes);
}

function checkLoaded({ format, source }, url) {
  if (format != null && typeof format !== 'string') throw invalid('a string', 'load', 'format', format);
  if ((format === 'builtin' && url.startsWith('node:')) || (format === 'commonjs' && source == null)) return;
  if (typeof source !== 'string' && !isBytes(source)) throw invalid('a string, an ArrayBuffer, or a TypedArray', 'load', 'source', source);
}

const isBytes = (value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;

function invalid(expected, kind, property, value) {
  const { codes: { ERR_INVALID_RETURN_PROPERTY_VALUE } } = require('internal/errors');
  const error = new ERR_INVALID_RETURN_PROPERTY_VALUE(expected, kind, property, value);
  error.message = error.message.replace(`"${kind}" function`, `"${kind}" hook`);
  return error;
}

const textOf = (source) => (typeof source === 'string' ? source : new TextDecoder().decode(source));

// ---- import

const urlOf = (referrer) => (referrer[0] === '/' ? esm().fileUrl(referrer) : referrer);
const pathOf = (url) => (url.startsWith('file:') ? require('internal/url').fileURLToPath(url) : url);

/** What `import` finds for a specifier; the program's main module has no referrer. */
function resolveImport(specifier, referrer, attributes, resolvePlainly) {
  const context = { parentURL: referrer === undefined ? undefined : urlOf(referrer), importAttributes: { __proto__: null, ...attributes }, conditions: [...IMPORT_CONDITIONS] };
  const answer = ask('resolve', checkResolved, specifier, context, (asked, { parentURL, importAttributes }) => {
    const found = resolvePlainly(asked[0] === undefined ? `${asked}` : asked, parentURL === undefined ? '/' : pathOf(parentURL), attributes);
    // As in Node, the format of a built-in is told only where it was found by its plain name.
    const isNamedInFull = found.builtin !== undefined && asked === found.url;
    return { url: found.url, format: isNamedInFull ? undefined : formatFound(found), importAttributes };
  });
  return foundAt(answer, answer.importAttributes ?? attributes);
}

function formatFound({ builtin, filename }) {
  if (builtin !== undefined) return 'builtin';
  return filename === undefined ? undefined : ops.formatOf(filename, true);
}

function foundAt({ url, format }, attributes) {
  const type = attributes?.type;
  if (url.startsWith('node:')) return { url, builtin: url.slice('node:'.length), asked: url, type, format };
  if (url.startsWith('data:')) return { url, data: true, type, format };
  const { href, protocol } = new (require('internal/url').URL)(url);
  return { url: href, filename: protocol === 'file:' ? pathOf(href) : href, type, format };
}

/** The record of what was found, loaded as the hooks say. */
function loadRecord(found, attributes, loadPlainly) {
  const context = { format: found.format, importAttributes: { __proto__: null, ...attributes }, conditions: [...IMPORT_CONDITIONS] };
  let own;
  const answer = ask('load', checkLoaded, found.url, context, (url, given) => {
    own = readImport(url === found.url ? found : foundAt({ url: `${url}` }, attributes), given);
    checkFormat(own, attributes);
    return own;
  });
  if (answer.source === own?.source && answer.format === own?.format && own?.responseURL === found.url) return loadPlainly(found);
  if (answer.format === 'wasm') return require('internal/wasm').instanceRecord(found.url, found.filename, answer.source);
  return recordOf(found, ...withoutTypes(found.filename, answer.format, answer.source == null ? undefined : textOf(answer.source)));
}

/** The format and text of JavaScript for TypeScript that its file's name does not tell. */
function withoutTypes(filename, format, text) {
  if (format !== 'module-typescript' && format !== 'commonjs-typescript') return [format, text];
  if (/\.[cm]?ts$/.test(filename ?? '')) return [format, text];
  return [format.slice(0, -'-typescript'.length), ops.stripTypes(text)];
}

/** What Roata itself loads must be what the attributes say. */
function checkFormat({ format, responseURL }, attributes) {
  if (format === 'json') esm().requireJsonAttribute(responseURL, attributes);
  else if (attributes?.type === 'json') throw esm().notOfType(responseURL, 'json');
}

/** `{ format, responseURL, source }` as Roata itself loads it. */
function readImport(found, { format }) {
  const { url } = found;
  if (found.builtin !== undefined) return { format: 'builtin', responseURL: url, source: null };
  if (found.data) {
    const { mime, text } = esm().readData(url);
    return { format: mime === 'application/json' ? 'json' : 'module', responseURL: url, source: require('buffer').Buffer.from(text) };
  }
  if (found.filename[0] !== '/') ops.resolve(url, `${process.cwd()}/_.js`, true); // says that there are no such URLs
  const source = files().readFileSync(found.filename);
  return { format: format ?? ops.formatOf(found.filename, true, source.toString()), responseURL: url, source };
}

function recordOf(found, format, text) {
  const { url, filename } = found;
  const { SourceRecord, JsonRecord } = require('internal/esm_records');
  switch (format) {
    case 'module': {
      const loaded = filename?.[0] === '/' ? registry.load(filename, 'import', text, 'module') : registry.loadText(text, url);
      return new SourceRecord(url, filename ?? url, { factory: loaded[1], ...loaded.at(-1) });
    }
    case 'json': return new JsonRecord(url, registry.parseJson(url, text));
    case 'commonjs': return commonJsRecord(url, filename, text);
    case 'module-typescript':
    case 'commonjs-typescript': return esm().recordOf(url, filename, registry.load(filename, 'import', text));
    case 'builtin': return esm().loadBuiltin(found);
    default: throw esm().coded(RangeError, 'ERR_UNKNOWN_MODULE_FORMAT', `Unknown module format: ${format} for URL ${url}`);
  }
}

function commonJsRecord(url, filename, text) {
  const { CommonJsRecord } = require('internal/esm_records');
  const record = new CommonJsRecord(url, filename, ops.commonJsNames(filename, text));
  record.load = () => loadFile(filename, undefined, false, { text, format: 'commonjs' });
  return record;
}

// ---- require

/** What a request has meant to modules of a folder: `require` asks no hook twice for what is loaded, as in Node. */
const known = new Map();

/** The exports of what `request` means to `parent`. */
function requireHooked(request, parent, isMain) {
  const place = parent?.filename ? `${require('path').dirname(parent.filename)}\0${request}` : undefined;
  if (place !== undefined && Module._cache[known.get(place)] !== undefined) return loadFile(known.get(place), parent, isMain);
  const { url, format } = isMain ? esm().resolve(urlOf(request)) : resolveRequired(request, parent);
  const filename = pathOf(url);
  if (Module._cache[filename] !== undefined) return loadFile(filename, parent, isMain);
  if (place !== undefined && !url.startsWith('node:')) known.set(place, filename);
  const own = (asked, given) => readRequired(pathOf(asked), given);
  const context = { format: format ?? formatRequired(filename), importAttributes: undefined, conditions: [...REQUIRE_CONDITIONS] };
  const loaded = ask('load', checkLoaded, url, context, own);
  if (loaded.format === 'builtin') return loadRequest(filename, parent, isMain);
  const [spoken, text] = withoutTypes(filename, loaded.format, loaded.source == null ? undefined : textOf(loaded.source));
  return loadFile(filename, parent, isMain, { text, format: spoken });
}

function resolveRequired(request, parent, options) {
  const context = {
    parentURL: parent?.filename ? urlOf(parent.filename) : undefined, importAttributes: undefined, conditions: [...REQUIRE_CONDITIONS],
  };
  return ask('resolve', checkResolved, request, context, (asked, { importAttributes }) => {
    const builtin = builtinName(asked);
    if (builtin !== undefined && ops.isBuiltin(builtin)) {
      return { url: `node:${builtin}`, format: asked === builtin ? undefined : 'builtin', importAttributes };
    }
    const filename = Module._resolveFilename(asked, parent, false, options);
    return { url: filename.startsWith('node:') ? filename : urlOf(filename), format: undefined, importAttributes };
  });
}

/** `require.resolve` */
function resolveRequire(request, parent, options) {
  const { url } = resolveRequired(request, parent, options);
  return request === url.slice('node:'.length) ? request : pathOf(url);
}

const formatRequired = (filename) => (filename.startsWith('node:') ? 'builtin' : ops.formatOf(filename, false));

function readRequired(filename, { format }) {
  if (format === 'builtin') return { source: null, format };
  const source = files().readFileSync(filename, 'utf8');
  return { source, format: format ?? ops.formatOf(filename, false, source) };
}

// ---- for hooks in another thread

/** What Roata itself finds for an import. */
function resolveOwn(specifier, { parentURL, importAttributes }) {
  const from = parentURL === undefined ? '/' : pathOf(parentURL);
  const found = resolveFrom(from, specifier, importAttributes);
  const format = formatFound(found);
  return format === undefined ? { url: found.url } : { url: found.url, format };
}

/** A folder stands for any file in it. */
function resolveFrom(from, specifier, attributes) {
  if (!from.endsWith('/') || from === '/') return esm().resolve(specifier, from, attributes);
  const inside = `${from}[import]`;
  try {
    return esm().resolve(specifier, inside, attributes);
  } catch (error) {
    error.message = error.message.replace(inside, from);
    throw error;
  }
}

/** What Roata itself loads; texts of CommonJS are read where they run. */
function loadOwn(url, context) {
  const own = readImport(foundAt({ url }, context.importAttributes), context);
  checkFormat(own, context.importAttributes);
  return own.format === 'commonjs' ? { ...own, source: undefined } : own;
}

module.exports = { registerHooks, resolveOwn, loadOwn };
