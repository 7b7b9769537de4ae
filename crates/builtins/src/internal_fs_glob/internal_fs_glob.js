// `internal/fs_glob`: `fs.glob`, of Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/fs.html#fsglobpattern-options-callback
//
// A pattern is split at its slashes, braces being expanded first; each part is a text, `**`, or a test of names (`internal/glob`). The walk is a generator
// that yields the directories it wants read, so that it serves the synchronous and the asynchronous form.
'use strict';

const { validateObject, validateFunction, validateStringArray, validateString, validateArray } = require('internal/validators');
const { ops, Dirent } = require('internal/fs');
const { ANY_DEPTH, compilePart, expandBraces, magic } = require('internal/glob');
const path = require('path');

function check(patterns, options = {}) {
  validateObject(options, 'options');
  if (typeof patterns === 'object') {
    validateArray(patterns, 'patterns');
    validateStringArray(patterns, 'patterns');
  } else {
    validateString(patterns, 'patterns');
    patterns = [patterns];
  }
  const { exclude, withFileTypes = false } = options;
  let cwd = options.cwd ?? process.cwd();
  if (typeof cwd === 'object') cwd = require('url').fileURLToPath(cwd);
  return { patterns: patterns.flatMap((pattern) => expandBraces(pattern)).map(parse), cwd, withFileTypes: Boolean(withFileTypes), excluded: excluder(exclude) };
}

function excluder(exclude) {
  if (exclude == null) return () => false;
  if (Array.isArray(exclude)) {
    validateStringArray(exclude, 'options.exclude');
    const patterns = exclude.flatMap((pattern) => expandBraces(pattern)).map(parse);
    return (name, relative) => patterns.some((parts) => matches(parts, relative.split('/')));
  }
  validateFunction(exclude, 'options.exclude');
  return (name, relative, entry, withFileTypes) => exclude(withFileTypes ? entry : relative);
}

// ---- patterns

/** The parts between slashes: texts, `ANY_DEPTH`, and functions that know whether a name fits. */
function parse(pattern) {
  const parts = pattern.split('/').filter((part, i) => part !== '.' && (part !== '' || i === 0));
  return parts.map((part) => part === '**' || magic.test(part) ? compilePart(part, 'u') : part);
}

function fits(part, name) {
  return typeof part === 'string' ? part === name : part(name);
}

/** Does a whole path match a whole pattern? */
function matches(parts, names) {
  if (parts.length === 0) return names.length === 0;
  if (parts[0] === ANY_DEPTH) {
    return matches(parts.slice(1), names) || (names.length > 0 && matches(parts, names.slice(1)));
  }
  return names.length > 0 && fits(parts[0], names[0]) && matches(parts.slice(1), names.slice(1));
}

// ---- the walk

/** Yields `{ list: directory }` to be answered with a flat list of names and kinds (or null), and `{ found }`. */
function* walk({ patterns, cwd, withFileTypes, excluded }) {
  const seen = new Set();
  for (const parts of patterns) {
    const absolute = parts[0] === '';
    yield* descend(absolute ? '/' : cwd, absolute ? '/' : '', absolute ? parts.slice(1) : parts, { seen, withFileTypes, excluded });
  }
}

function* descend(folder, prefix, parts, context) {
  if (parts.length === 0) return;
  const [part, ...rest] = parts;
  if (part === '..') {
    if (rest.length === 0) yield* report(`${prefix}..`, '..', 2, folder, context);
    else yield* descend(path.join(folder, '..'), `${prefix}../`, rest, context);
    return;
  }
  if (part === ANY_DEPTH && rest.length > 0) yield* descend(folder, prefix, rest, context);
  if (part === ANY_DEPTH && rest.length === 0) yield* report(prefix.slice(0, -1) || '.', path.basename(folder), 2, path.dirname(folder), context);
  const entries = yield { list: folder };
  for (let i = 0; entries !== null && i < entries.length; i += 2) {
    const name = entries[i];
    const kind = entries[i + 1];
    if (part === ANY_DEPTH ? name.startsWith('.') : !fits(part, name)) continue;
    const relative = prefix + name;
    if (context.excluded(name, relative, new Dirent(name, folder, kind), context.withFileTypes)) continue;
    const inner = part === ANY_DEPTH ? parts : rest;
    if (inner.length === 0 || (part === ANY_DEPTH && rest.length === 0 && kind !== 2)) yield* report(relative, name, kind, folder, context);
    else if (kind === 2 || (kind === 3 && part !== ANY_DEPTH)) yield* descend(path.join(folder, name), `${relative}/`, inner, context);
  }
}

function* report(relative, name, kind, folder, { seen, withFileTypes }) {
  if (seen.has(relative)) return;
  seen.add(relative);
  yield { found: withFileTypes ? new Dirent(name, folder, kind) : relative };
}

function collectSync(patterns, options) {
  const found = [];
  const steps = walk(check(patterns, options));
  let answer;
  for (let step; !(step = steps.next(answer)).done;) {
    answer = undefined;
    if ('found' in step.value) found.push(step.value.found);
    else answer = listSync(step.value.list);
  }
  return found;
}

function listSync(folder) {
  try {
    return ops.readdir(folder, true, false, false, false);
  } catch {
    return null; // not a directory, or not ours to read: nothing matches in there
  }
}

function list(folder) {
  return new Promise((resolve) => {
    ops.readdir(folder, true, false, false, false, (error, entries) => resolve(error === null ? entries : null));
  });
}

function iterate(patterns, options) {
  return iterateChecked(check(patterns, options));
}

async function* iterateChecked(checked) {
  const steps = walk(checked);
  let answer;
  for (let step; !(step = steps.next(answer)).done;) {
    answer = undefined;
    if ('found' in step.value) yield step.value.found;
    else answer = await list(step.value.list);
  }
}

/** All that a checked pattern finds. */
function collect(checked) {
  return Array.fromAsync(iterateChecked(checked));
}

module.exports = { check, iterate, collect, collectSync };
