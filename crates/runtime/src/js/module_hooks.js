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
  if (resolve !== undefined) validateFunction(resolve, 'hooks.resolve');
  if (load !== undefined) validateFunction(load, 'hooks.load');
  const made = new ModuleHooks(resolve, load);
  registered.push(made);
  registry.hooks = { resolveImport, loadRecord, require: requireHooked, resolveRequire };
  return made;
}

// ---- chains

/** Asks the hooks of a kind, the last first; each may go on with the next, and `base` is Roata's own. */
function ask(kind, check, value, context, base) {
  const chain = registered.filter((hooks) => hooks[kind] !== undefined);
  const step = (index, asked, given) => {
    if (index < 0) return base(asked, given);
    let hasGoneOn = false;
    const next = (nextValue = asked, nextContext = undefined) => {
      hasGoneOn = true;
      return step(index - 1, nextValue, { ...given, ...nextContext });
    };
    const answer = apply(chain[index][kind], undefined, [asked, given, next]);
    if (!hasGoneOn && answer.shortCircuit !== true) throw invalid('true', kind, 'shortCircuit', answer.shortCircuit);
    check(answer);
    return answer;
  };
  return step(chain.length - 1, value, context);
}

function checkResolved({ url, format }) {
  if (typeof url !== 'string') throw invalid('a URL string', 'resolve', 'url', url);
  if (format != null && typeof format !== 'string') throw invalid('a string', 'resolve', 'format', format);
}

function checkLoaded({ format, source }) {
  if (format === 'builtin' || (format === 'commonjs' && source == null)) return;
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
  const answer = ask('resolve', checkResolved, specifier, context, (asked, { parentURL }) => {
    const found = resolvePlainly(asked, parentURL === undefined ? '/' : pathOf(parentURL), attributes);
    const format = formatFound(found);
    return format === undefined ? { url: found.url } : { url: found.url, format };
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
    own = readImport(url === found.url ? found : foundAt({ url }, attributes), given);
    checkFormat(own, attributes);
    return own;
  });
  if (answer.source === own?.source && answer.format === own?.format && own?.responseURL === found.url) return loadPlainly(found);
  return recordOf(found, answer.format, answer.source == null ? undefined : textOf(answer.source));
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
      const [, factory, isGenerator, description] = filename?.[0] === '/' ? registry.load(filename, 'import', text, 'module') : registry.loadText(text, url);
      return new SourceRecord(url, filename ?? url, { factory, isGenerator, ...description });
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

/** The exports of what `request` means to `parent`. */
function requireHooked(request, parent, isMain) {
  const { url, format } = isMain ? esm().resolve(urlOf(request)) : resolveRequired(request, parent);
  const filename = pathOf(url);
  if (Module._cache[filename] !== undefined) return loadFile(filename, parent, isMain);
  const own = (asked, given) => readRequired(pathOf(asked), given);
  const context = { format: format ?? formatRequired(filename), importAttributes: undefined, conditions: [...REQUIRE_CONDITIONS] };
  const loaded = ask('load', checkLoaded, url, context, own);
  if (loaded.format === 'builtin') return loadRequest(filename, parent, isMain);
  return loadFile(filename, parent, isMain, { text: loaded.source == null ? undefined : textOf(loaded.source), format: loaded.format });
}

function resolveRequired(request, parent, options) {
  const context = {
    parentURL: parent?.filename ? urlOf(parent.filename) : undefined, importAttributes: undefined, conditions: [...REQUIRE_CONDITIONS],
  };
  return ask('resolve', checkResolved, request, context, (asked) => {
    const builtin = builtinName(asked);
    if (builtin !== undefined && ops.isBuiltin(builtin)) return asked === builtin ? { url: `node:${builtin}` } : { url: asked, format: 'builtin' };
    const filename = Module._resolveFilename(asked, parent, false, options);
    return { url: filename.startsWith('node:') ? filename : urlOf(filename) };
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
