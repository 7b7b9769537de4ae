// internal/modules_esm: the ways into ES modules: the program's main module, `import()`, `require` of an ES module, slices on cores.
// What Node adds to ECMA-262 (CommonJS and built-ins as modules, errors) follows https://nodejs.org/docs/latest-v26.x/api/esm.html
'use strict';

const { context } = require('internal/boot');
const { Module, registry } = require('internal/modules_cjs');
const { AMBIGUOUS, BuiltinRecord, CommonJsRecord, SourceRecord, SyntheticRecord, provide, makeNamespace, namespaceOf, isNamespace } = require('internal/esm_records');
const { records, resolve: resolveSpecifier, load, loadFound, loadRequests, forgetSince, recordOf, coded, fileUrl } = require('internal/esm_loading');
const { link, linkForImport, makeMeta } = require('internal/esm_linking');
const { evaluate } = require('internal/esm_evaluation');

let mainRecord;

function beMain(record) {
  mainRecord = record;
  record.isMain = true;
}

/** Loads, links and evaluates the program's main module. The evaluation is a promise job, as in Node. `read`: what `load` gives, if it has been asked. */
function runMain(path, read) {
  const { load } = registry;
  if (read !== undefined) {
    registry.load = (filename, ...rest) => {
      registry.load = load;
      return filename === path ? read : load(filename, ...rest);
    };
  }
  const url = path.startsWith('data:') ? path : fileUrl(path);
  return runFound(() => (registry.hooks === undefined ? { url, filename: path, data: path.startsWith('data:') } : resolveSpecifier(url)));
}

/** The program's main module by its URL, which may have a query: `--entry-url`. */
function runUrl(text) {
  process.emitWarning('--entry-url is an experimental feature and might change at any time', 'ExperimentalWarning');
  const here = `${process.cwd()}/`;
  return runFound(() => resolveSpecifier(new (require('internal/url').URL)(text, fileUrl(here)).href, here));
}

async function runFound(find) {
  await runMainRecord(loadFound(find(), undefined));
}

async function runMainRecord(record) {
  beMain(record);
  loadRequests(record);
  linkForImport(record);
  await undefined;
  try {
    await evaluate(record);
  } catch (error) {
    await undefined; // as late as in Node: promise jobs of the program's run before it ends
    throw error;
  }
}

/** The same for text without a file (`--input-type=module`, standard input). */
async function runText(text, name) {
  const filename = `${process.cwd()}/${name}`;
  await runMainRecord(recordOf(fileUrl(filename), filename, registry.load(filename, 'import', text, 'module')));
}

/**
 * `import()`: a promise of the namespace object. As in Node, everything is resolved and loaded before the call returns, and the rest happens in promise
 * jobs. How many each step takes is observable beside other promises, so it is kept.
 */
function importFrom(referrer, specifier, options) {
  return new Promise((resolve, reject) => {
    const importer = { resolve, reject };
    try {
      const text = `${specifier}`;
      const attributes = attributesOf(options);
      const record = loadFound(resolveSpecifier(text, referrer, attributes), attributes);
      // All that a linked module requests has been loaded: large graphs are not gone through again.
      const depth = record.isLinked ? 0 : loadRequests(record);
      if (record.isRequired) importRequired(importer, record);
      else importLoaded(importer, record, depth);
    } catch (error) {
      refuseLater(importer, error);
    }
  });
}

async function refuseLater(importer, error) {
  for (let jobs = 4; jobs > 0; jobs--) await undefined;
  importer.reject(error);
}

async function importLoaded(importer, record, depth) {
  const { frame } = context;
  let failure;
  await undefined;
  try {
    await (record.isLinked ? undefined : record.linking ??= linkLater(record, depth));
    context.frame = frame;
    await evaluate(record);
  } catch (error) {
    failure = { error };
  }
  answerLater(importer, record, failure);
}

/** Node looks through the whole graph first, which takes 2 promise jobs for each module on the way to the deepest. */
async function linkLater(record, depth) {
  for (let jobs = 3 + 2 * depth; jobs > 0; jobs--) await undefined;
  linkForImport(record);
}

/** A module that `require` has loaded is not looked through again. */
async function importRequired(importer, record) {
  const { frame } = context;
  let failure;
  try {
    link(record);
    const { status } = record;
    if (status === 'evaluating' || (status === 'linked' && record instanceof SourceRecord)) await undefined;
    context.frame = frame;
    if (status !== 'evaluating' || record.status !== 'evaluated') await evaluate(record);
    else if (record.evaluationError !== undefined) throw record.evaluationError.error;
  } catch (error) {
    failure = { error };
    if (record.status === 'unlinked') await undefined;
  }
  answerLater(importer, record, failure);
}

async function answerLater(importer, record, failure) {
  for (let jobs = 4; jobs > 0; jobs--) await undefined;
  if (failure === undefined) importer.resolve(namespaceOf(record));
  else importer.reject(failure.error);
}

function attributesOf(options) {
  if (options === undefined) return undefined;
  if (options === null || typeof options !== 'object') throw new TypeError('The second argument to import() must be an object');
  const attributes = options.with;
  if (attributes === undefined) return undefined;
  if (attributes === null || typeof attributes !== 'object') throw new TypeError("The 'with' option must be an object");
  for (const value of Object.values(attributes)) if (typeof value !== 'string') throw new TypeError('Import attribute value must be a string');
  return { ...attributes };
}

/** `require` of an ES module. */
function requireModule(filename, loaded, module) {
  const url = fileUrl(filename);
  const known = records.size;
  let record = records.get(url);
  if (record === undefined) {
    record = recordOf(url, filename, loaded);
    records.set(url, record);
  } else if (record.status === 'unlinked' && (record.linkError === undefined || record.isRequired)) {
    throw require('internal/modules_cjs_rare').requireRace(filename, module);
  }
  if (record.status === 'evaluating') {
    // That its graph waits counts more than the cycle.
    throw waitsSomewhere(record) ? requireAsync(filename, module) : require('internal/modules_cjs_rare').requireCycle(filename, module, CYCLE_ADVICE);
  }
  loadRequests(record, true);
  try {
    refuseCycles(record);
  } catch (error) {
    forgetSince(known);
    throw error;
  }
  link(record);
  if (waitsSomewhere(record)) throw requireAsync(filename, module);
  evaluateNow(record);
  const resolution = record.resolveExport('module.exports');
  if (resolution !== null && resolution !== AMBIGUOUS) return resolution.record.env[resolution.name];
  return commonJsView(record);
}

function requireAsync(filename, module) {
  return coded(Error, 'ERR_REQUIRE_ASYNC_MODULE', 'require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where the top-level await comes from, use --experimental-print-required-tla.'
    + requiredBy(filename, module));
}

/** Who required it, as the end of a message. */
function requiredBy(filename, module) {
  const stack = [];
  for (let parent = module.parent; parent; parent = parent.parent) stack.push(`\n- ${parent.filename ?? parent.id}`);
  return `\nRequired module: ${filename}${stack.length === 0 ? '' : `\nRequire stack:${stack.join('')}`}`;
}

/** A module that is required may not import one that is being evaluated, even indirectly. */
function refuseCycles(record, seen = new Set()) {
  if (seen.has(record) || record.status !== 'unlinked' || !record.isRequired) return;
  seen.add(record);
  for (const { specifier, record: required } of record.requests) {
    const isImported = required.status === 'evaluating';
    if (isImported || (required instanceof CommonJsRecord && required.isRequired && Module._cache[required.filename]?.loaded === false)) {
      const kind = isImported ? 'Module' : 'CommonJS Module';
      throw coded(Error, 'ERR_REQUIRE_CYCLE_MODULE', `Cannot import ${kind} ${specifier} in a cycle. (from ${record.filename})`);
    }
    refuseCycles(required, seen);
  }
}

/** A default export makes a CommonJS consumer expect `__esModule`: it is given a namespace that has it, of a module that re-exports this one. */
function commonJsView(record) {
  const names = record.exportNames();
  if (!names.includes('default') || names.includes('__esModule')) return namespaceOf(record);
  if (record.facade === undefined) {
    const mark = new SyntheticRecord(record.url);
    provide(mark.env, '__esModule', true);
    record.facade = makeNamespace({
      exportNames: () => [...names, '__esModule'],
      resolveExport: (name) => (name === '__esModule' ? mark : record).resolveExport(name),
    });
  }
  return record.facade;
}

function waitsSomewhere(record, seen = new Set()) {
  if (seen.has(record) || !(record instanceof SourceRecord)) return false;
  seen.add(record);
  return record.hasTla || record.requests.some((request) => waitsSomewhere(request.record, seen));
}

/**
 * What a slice on a core needs of the modules it imports: `[environments, namespaces]`, or a promise of them if one of the modules waits.
 * `requests` are pairs of specifier and attributes.
 */
function loadForSlice(referrer, requests, namespaceRequests) {
  const needed = requests.map(([specifier, pairs]) => {
    const record = load(specifier, referrer, pairs.length === 0 ? undefined : Object.fromEntries(pairs));
    link(record);
    return record;
  });
  const parts = () => [needed.map((record) => bindingsOf(record)), namespaceRequests.map((index) => namespaceOf(needed[index]))];
  const waits = needed.filter((record) => waitsSomewhere(record));
  for (const record of needed) if (!waits.includes(record)) evaluateNow(record);
  return waits.length === 0 ? parts() : Promise.all(waits.map(evaluate)).then(parts);
}

function evaluateNow(record) {
  evaluate(record).catch(() => {});
  if (record.evaluationError !== undefined) throw record.evaluationError.error;
}

/** A slice reads its imports by name; those of a built-in are copied into its environment when they are asked for, here all at once. */
function bindingsOf(record) {
  if (record instanceof BuiltinRecord) record.exportNames();
  return record.env;
}

/** `import.meta` of a slice of `file`. */
const metaOf = (file) => makeMeta({ filename: file, url: fileUrl(file) });

function syncBuiltins() {
  for (const record of records.values()) if (record instanceof BuiltinRecord) record.sync();
}

const isPending = () => mainRecord !== undefined && mainRecord.status !== 'evaluated' && mainRecord.status !== 'linked';

/** What the program's main module exports, undefined if that is no ES module. */
const entryExports = () => (mainRecord === undefined ? undefined : namespaceOf(mainRecord));

const CYCLE_ADVICE = ' A cycle involving require(esm) is not allowed to maintain invariants mandated by the ECMAScript specification. '
  + 'Try making at least part of the dependency in the graph lazily loaded.';

module.exports = {
  runMain, runUrl, runText, importFrom, requireModule, metaOf, syncBuiltins, loadForSlice, isPending, entryExports, isNamespace,
  attributesOf, waitsSomewhere, fileUrl,
};
