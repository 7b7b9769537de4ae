// internal/esm_linking: linking, as ECMA-262 has it (§16.2.1.6.1.2 "Link"): bindings are checked, environments made, and each module's text is run up
// to its first yield; and what a module's text sees of the runtime (`$m`, `import.meta`).
'use strict';

const { commonRecord, dirname, registry } = require('internal/modules_cjs');
const { AMBIGUOUS, SourceRecord, bind, namespaceOf, refuseAssignment } = require('internal/esm_records');
const { SOURCE_PHASE, resolveUrl } = require('internal/esm_loading');

const { ops } = registry;

function link(root) {
  if (root.status !== 'unlinked') return;
  if (root.linkError !== undefined) throw root.linkError.error;
  const linking = [];
  const visit = (record) => {
    if (record.status !== 'unlinked') return;
    record.status = 'linking';
    for (const request of record.requests) visit(request.record);
    linking.push(record); // after what it requests, which is blamed first
  };
  visit(root);
  let checked = 0;
  try {
    for (; checked < linking.length; checked++) checkBindings(root, linking[checked]);
    for (const record of linking) instantiate(record);
  } catch (error) {
    linkWhatIsWhole(linking, checked);
    root.linkError = { error };
    throw error;
  }
  for (const record of linking) record.status = 'linked';
}

/** A graph could not be linked: those of its modules that have been checked, with all that they request, are linked nevertheless. */
function linkWhatIsWhole(linking, checked) {
  linking.forEach((record, index) => {
    const isWhole = index < checked && record.requests.every((request) => !['unlinked', 'linking'].includes(request.record.status));
    if (isWhole) instantiate(record);
    record.status = isWhole ? 'linked' : 'unlinked';
  });
}

/** Links the graph of a module that is imported; what it reaches is then known as linked to other imports. */
function linkForImport(root) {
  link(root);
  const mark = (record) => {
    if (record.isLinked) return;
    record.isLinked = true;
    for (const request of record.requests) mark(request.record);
  };
  mark(root);
}

function checkBindings(root, record) {
  for (const { request, imported, line, column } of record.loaded.imports) {
    if (imported === null) continue;
    checkBinding(root, record, record.requests[request], imported, line, column, record.requests[request].record.resolveExport(imported));
  }
  for (const { exported, request, imported, line, column } of record.loaded.indirect) {
    if (imported === null) continue;
    checkBinding(root, record, record.requests[request], imported, line, column, record.resolveExport(exported));
  }
}

function checkBinding(root, record, request, name, line, column, resolution) {
  if (resolution !== null && resolution !== AMBIGUOUS) return;
  const caret = ops.codeFrame(record.url, record.filename, line, column);
  const isWritten = caret.split('\n')[1].startsWith(name, column - 1);
  const frame = isWritten ? caret.replace(/\^\n$/, `${'^'.repeat(name.length)}\n`) : caret;
  const message = resolution === AMBIGUOUS
    ? `The requested module '${request.specifier}' contains conflicting star exports for name '${name}'`
    : namedBy(root, request.specifier).missingExport(name, request.specifier, frame.split('\n')[1]);
  const error = new SyntaxError(message);
  registry.decorate(error, frame);
  throw error;
}

/** Node looks the specifier up among the requests of the module it was asked for: advice about CommonJS is given only where that names such a module. */
function namedBy(root, specifier) {
  if (root.isRequired) return root;
  return root.requests.find((request) => request.specifier === specifier)?.record ?? root;
}

/** Makes the environment and runs the text up to its first yield: functions are hoisted, exports registered, nothing has run. */
function instantiate(record) {
  const { loaded } = record;
  record.env ??= makeEnvironment(record);
  const environments = record.requests.map((request) => (request.record.env ??= makeEnvironment(request.record)));
  const spaces = loaded.namespaceRequests.map((index) => namespaceOf(record.requests[index].record));
  const own = moduleObject(record);
  // Called by its bare name: at a module's top level `this` is undefined.
  const { factory } = loaded;
  loaded.factory = undefined;
  record.body = factory(own, ...environments, ...spaces);
  record.body.next();
}

/** Indirect exports become getters here; local ones are added by the module's text (`export` below). */
function makeEnvironment(record) {
  const env = { __proto__: null };
  if (!(record instanceof SourceRecord)) return env;
  for (const name of record.exportNames()) {
    if (record.local.has(name)) continue;
    const resolution = record.resolveExport(name);
    if (resolution === null || resolution === AMBIGUOUS) continue;
    const { record: source, name: there } = resolution;
    bind(env, name, there === null ? () => namespaceOf(source) : () => source.env[there]);
  }
  return env;
}

/** `$m` in the edited text. */
function moduleObject(record) {
  let meta;
  return {
    __proto__: commonRecord,
    export(getters, anonymousDefault) {
      const descriptors = Object.getOwnPropertyDescriptors(getters);
      for (const name of Object.keys(descriptors)) bind(record.env, name, descriptors[name].get);
      if (anonymousDefault !== undefined) Object.defineProperty(anonymousDefault, 'name', { value: 'default', configurable: true });
    },
    set constant(_) { refuseAssignment(); },
    get meta() { return meta ??= record.host === undefined ? makeMeta(record) : record.host.makeMeta(); },
    source: (specifier) => importSource(record.filename, specifier),
    import: (specifier, options) => (record.host ?? require('internal/modules_esm')).importFrom(record.filename, specifier, options),
    node: (index, fn, captures, classes) => registry.makeNode(record.filename, index, fn, captures, classes),
  };
}

/** `import.source()`: a module's source, which is the default export of a record of its own. */
async function importSource(referrer, specifier) {
  return (await registry.importFrom(referrer, specifier, { with: { [SOURCE_PHASE]: '' } })).default;
}

function makeMeta(record) {
  const meta = { __proto__: null };
  if (record.filename.startsWith('/')) {
    meta.dirname = dirname(record.filename);
    meta.filename = record.filename;
  }
  meta.main = record.isMain === true;
  // Its second parameter is one of Node's experiments, and ignored without it; its length shows.
  meta.resolve = function resolve(specifier, _parent) {
    return resolveUrl(`${specifier}`, record.filename);
  };
  meta.url = record.url;
  return meta;
}

module.exports = { link, linkForImport, makeMeta, importSource };
