// internal/modules_esm: the ways into ES modules: the program's main module, `import()`, `require` of an ES module, slices on cores.
// What Node adds to ECMA-262 (CommonJS and built-ins as modules, errors) follows https://nodejs.org/docs/latest-v26.x/api/esm.html
'use strict';

const { Module, registry } = require('internal/modules_cjs');
const { AMBIGUOUS, BuiltinRecord, SourceRecord, SyntheticRecord, provide, makeNamespace, namespaceOf, isNamespace } = require('internal/esm_records');
const { records, resolve, keyOf, load, loadFound, loadRequests, recordOf, coded, fileUrl } = require('internal/esm_loading');
const { link, makeMeta } = require('internal/esm_linking');
const { evaluate } = require('internal/esm_evaluation');

let mainRecord;

function beMain(record) {
  mainRecord = record;
  record.isMain = true;
}

/** Loads, links and evaluates the program's main module. The evaluation is a promise job, as in Node. `read`: what `load` gives, if it has been asked. */
async function runMain(path, read) {
  const { load } = registry;
  if (read !== undefined) {
    registry.load = (filename, ...rest) => {
      registry.load = load;
      return filename === path ? read : load(filename, ...rest);
    };
  }
  const url = path.startsWith('data:') ? path : fileUrl(path);
  const found = registry.hooks === undefined ? { url, filename: path, data: path.startsWith('data:') } : resolve(url);
  const record = loadFound(found, undefined);
  beMain(record);
  loadRequests(record);
  link(record);
  await undefined;
  await evaluate(record);
}

/** The same for text without a file (`--input-type=module`, standard input). */
async function runText(text, name) {
  const filename = `${process.cwd()}/${name}`;
  const record = recordOf(fileUrl(filename), filename, registry.load(filename, 'import', text, 'module'));
  beMain(record);
  loadRequests(record);
  link(record);
  await undefined;
  await evaluate(record);
}

/**
 * `import()`: a promise of the namespace object. Node loads in promise jobs, without leaving them; how many jobs each step takes is
 * observable beside other promises, so it is kept: 4 until the module is found, 2 for every level of modules loaded for the first time,
 * 1 before it is evaluated and 4 after (2 and 0 when it was loaded before). Whoever imports a module meanwhile is answered with the first.
 */
function importFrom(referrer, specifier, options) {
  return new Promise((resolve, reject) => {
    findAndImport({ resolve, reject }, referrer, specifier, options);
  });
}

async function findAndImport(importer, referrer, specifier, options) {
  let attributes;
  let found;
  try {
    const text = `${specifier}`;
    attributes = attributesOf(options);
    await jobs4();
    found = resolve(text, referrer, attributes);
  } catch (error) {
    importer.reject(error);
    return;
  }
  const known = records.get(keyOf(found));
  if (known === undefined) importFirst(importer, found, attributes);
  else importAgain(importer, known);
}

async function importFirst(importer, found, attributes) {
  let record;
  let levels;
  try {
    record = loadFound(found, attributes);
    levels = loadRequests(record);
  } catch (error) {
    importer.reject(error);
    return;
  }
  record.importers = [importer];
  for (; levels > 0; levels--) await twoJobs();
  let failure;
  try {
    link(record);
  } catch (error) {
    failure = { error };
  }
  await undefined;
  try {
    if (failure === undefined) await evaluate(record);
  } catch (error) {
    failure = { error };
  }
  await jobs4();
  const { importers } = record;
  record.importers = undefined;
  for (const each of importers) answer(each, record, failure);
}

async function importAgain(importer, record) {
  await undefined;
  await undefined;
  if (record.importers !== undefined) {
    record.importers.push(importer);
    return;
  }
  let failure;
  try {
    link(record);
    await evaluate(record);
  } catch (error) {
    failure = { error };
  }
  answer(importer, record, failure);
}

function answer(importer, record, failure) {
  if (failure === undefined) importer.resolve(namespaceOf(record));
  else importer.reject(failure.error);
}

/** Awaiting this takes 4 promise jobs: two of its own, one for its end and one for the await. */
async function jobs4() {
  await undefined;
  await undefined;
  await undefined;
}

async function twoJobs() {
  await undefined;
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
  let record = records.get(url);
  if (record === undefined) {
    record = recordOf(url, filename, loaded);
    records.set(url, record);
  }
  if (record.status === 'evaluating') throw require('internal/modules_cjs_rare').requireCycle(filename, module, CYCLE_ADVICE);
  loadRequests(record);
  refuseCycles(record);
  link(record);
  if (waitsSomewhere(record)) {
    throw coded(Error, 'ERR_REQUIRE_ASYNC_MODULE', 'require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where the top-level await comes from, use --experimental-print-required-tla.'
      + requiredBy(filename, module));
  }
  evaluateNow(record);
  const resolution = record.resolveExport('module.exports');
  if (resolution !== null && resolution !== AMBIGUOUS) return resolution.record.env[resolution.name];
  return commonJsView(record);
}

/** Who required it, as the end of a message. */
function requiredBy(filename, module) {
  const stack = [];
  for (let parent = module.parent; parent; parent = parent.parent) stack.push(`\n- ${parent.filename ?? parent.id}`);
  return `\nRequired module: ${filename}${stack.length === 0 ? '' : `\nRequire stack:${stack.join('')}`}`;
}

/** A module that is required may not import one that is being evaluated, even indirectly. */
function refuseCycles(record, seen = new Set()) {
  if (seen.has(record) || record.status !== 'unlinked') return;
  seen.add(record);
  for (const { specifier, record: required } of record.requests) {
    const isImported = required.status === 'evaluating';
    if (isImported || Module._cache[required.filename]?.loaded === false) {
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
  runMain, runText, importFrom, requireModule, metaOf, syncBuiltins, loadForSlice, isPending, entryExports, isNamespace,
  attributesOf, waitsSomewhere, fileUrl,
};
