// `internal/test/assertions`: `t.assert`, plans that count assertions, and snapshots, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#contextassert and #snapshot-testing
'use strict';

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_STATE } } = require('internal/errors');
const { validateArray, validateFunction, validateObject, validateString, validateUint32 } = require('internal/validators');
const { failure } = require('internal/test/failures');

const assert = require('assert');

const names = ['deepEqual', 'deepStrictEqual', 'doesNotMatch', 'doesNotReject', 'doesNotThrow', 'equal', 'fail', 'ifError', 'match', 'notDeepEqual',
  'notDeepStrictEqual', 'notEqual', 'notStrictEqual', 'partialDeepStrictEqual', 'rejects', 'strictEqual', 'throws'];

/** The assertions that every test has, by name. */
const known = new Map(names.map((name) => [name, assert[name]]));
known.set('snapshot', snapshot);
known.set('fileSnapshot', fileSnapshot);

/** `assert.register`: a further assertion for the tests that begin from now on. */
function register(name, fn) {
  validateString(name, 'name');
  validateFunction(fn, 'fn');
  known.set(name, fn);
}

function assertionsOf(test, context) {
  const own = { __proto__: null };
  for (const [name, fn] of known) {
    own[name] = { [name](...args) {
      test.plan?.count();
      return Reflect.apply(fn, context, args);
    } }[name];
  }
  // Its message quotes the call, so it must know who called.
  own.ok = function ok(...args) {
    test.plan?.count();
    if (args[0]) return;
    require('assert').ok(...args);
  };
  testOfAssertions.set(context, test);
  return own;
}

const testOfAssertions = new WeakMap();

// ---- plans

/** How many assertions and subtests there are to be. */
class Plan {
  #actual = 0;
  #wait;
  #reached = Promise.withResolvers();

  constructor(count, options = {}) {
    validateUint32(count, 'count');
    validateObject(options, 'options');
    const { wait } = options;
    if (wait !== undefined && typeof wait !== 'boolean' && typeof wait !== 'number') {
      throw new ERR_INVALID_ARG_TYPE('options.wait', ['boolean', 'number'], wait);
    }
    this.expected = count;
    this.#wait = wait ?? false;
  }

  count() {
    if (++this.#actual === this.expected) this.#reached.resolve();
  }

  /** Fails unless the count is right, or becomes right within the time that it may take. */
  check() {
    if (this.#actual === this.expected) return undefined;
    if (this.#wait === false || this.#actual > this.expected) throw this.#mismatch();
    return this.#wait === true ? this.#reached.promise : this.#reachedInTime();
  }

  #mismatch() {
    return failure(`plan expected ${this.expected} assertions but received ${this.#actual}`, 'testCodeFailure');
  }

  async #reachedInTime() {
    const { promise, reject } = Promise.withResolvers();
    const timer = setTimeout(() => {
      const text = `plan timed out after ${this.#wait}ms with ${this.#actual} assertions when expecting ${this.expected}`;
      reject(failure(text, 'testTimeoutFailure'));
    }, this.#wait);
    try {
      await Promise.race([this.#reached.promise, promise]);
    } finally {
      clearTimeout(timer);
    }
  }
}

// ---- snapshots

let defaultSerializers = [(value) => JSON.stringify(value, null, 2)];
let snapshotPath = (file) => file === undefined ? undefined : `${file}.snapshot`;
const files = new Map();

function setDefaultSnapshotSerializers(serializers) {
  validateSerializers(serializers, 'serializers');
  defaultSerializers = [...serializers];
}

function setResolveSnapshotPath(fn) {
  validateFunction(fn, 'fn');
  snapshotPath = fn;
}

function validateSerializers(serializers, name) {
  validateArray(serializers, name);
  serializers.forEach((serializer, index) => validateFunction(serializer, `${name}[${index}]`));
}

/** The value as the serializers write it, one after the other. */
function serialized(value, options) {
  validateObject(options, 'options');
  const { serializers = defaultSerializers } = options;
  validateSerializers(serializers, 'options.serializers');
  let text = value;
  try {
    for (const serializer of serializers) text = serializer(text);
  } catch (error) {
    const wrapped = new ERR_INVALID_STATE('The provided serializers did not generate a string.');
    wrapped.cause = error;
    throw wrapped;
  }
  if (typeof text !== 'string') {
    const wrapped = new ERR_INVALID_STATE('The provided serializers did not generate a string.');
    wrapped.cause = text;
    throw wrapped;
  }
  return text;
}

/** `t.assert.snapshot`: the value is what it was when snapshots were last made. */
function snapshot(actual, options = {}) {
  const test = testOfAssertions.get(this);
  const text = `\n${serialized(actual, options)}\n`;
  const file = snapshotFile(test.runner);
  test.snapshots = (test.snapshots ?? 0) + 1;
  const id = `${test.fullName} ${test.snapshots}`;
  if (test.runner.updatesSnapshots) file.set(id, text);
  else assert.strictEqual(text, file.get(id));
}

/** `t.assert.fileSnapshot`: the value is what the file holds. */
function fileSnapshot(actual, path, options = {}) {
  const fs = require('fs');
  const { runner } = testOfAssertions.get(this);
  validateString(path, 'path');
  const text = serialized(actual, options);
  if (runner.updatesSnapshots) {
    fs.mkdirSync(require('path').dirname(path), { recursive: true });
    fs.writeFileSync(path, text);
    return;
  }
  assert.strictEqual(text, readSnapshots(path));
}

function readSnapshots(path) {
  try {
    return require('fs').readFileSync(path, 'utf8');
  } catch (error) {
    const missing = error.code === 'ENOENT' ?
      ' Missing snapshots can be generated by rerunning the command with the --test-update-snapshots flag.' : '';
    const wrapped = new ERR_INVALID_STATE(`Cannot read snapshot file '${path}.'${missing}`);
    wrapped.cause = error;
    throw wrapped;
  }
}

function snapshotFile(runner) {
  const path = snapshotPath(runner.file);
  if (typeof path !== 'string') throw new ERR_INVALID_STATE('Invalid snapshot filename.');
  let file = files.get(path);
  if (file === undefined) files.set(path, file = new SnapshotFile(path));
  return file;
}

/** A module whose exports are the texts. */
class SnapshotFile {
  #path;
  #texts;

  constructor(path) {
    this.#path = path;
  }

  get(id) {
    this.#texts ??= parseSnapshots(readSnapshots(this.#path));
    if (!this.#texts.has(id)) {
      throw new ERR_INVALID_STATE(
        `Snapshot '${id}' not found in '${this.#path}.' Missing snapshots can be generated by rerunning the command with the --test-update-snapshots flag.`);
    }
    return this.#texts.get(id);
  }

  set(id, text) {
    this.#texts ??= new Map();
    this.#texts.set(id, text);
  }

  write() {
    if (this.#texts === undefined) return;
    const ids = [...this.#texts.keys()].sort();
    const parts = ids.map((id) => `exports[\`${escaped(id)}\`] = \`${escaped(this.#texts.get(id))}\`;\n`);
    const fs = require('fs');
    fs.mkdirSync(require('path').dirname(this.#path), { recursive: true });
    fs.writeFileSync(this.#path, parts.join('\n'));
  }
}

const escaped = (text) => text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');

/** The texts of such a module, which is a program: its template literals are the values. */
function parseSnapshots(source) {
  const held = {};
  new Function('exports', source)(held);
  return new Map(Object.entries(held));
}

/** At the end of a run that makes snapshots. */
function writeSnapshots() {
  for (const file of files.values()) file.write();
}

Object.assign(exports, { assertionsOf, register, Plan, setDefaultSnapshotSerializers, setResolveSnapshotPath, writeSnapshots });
