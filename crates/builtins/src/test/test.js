// `node:test`, Node 26: tests, suites, hooks and mocks. This file is its face; the tree of tests is `internal/test/tree`, the process around it
// `internal/test/process`.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html
'use strict';

const runner = () => require('internal/test/process').theRunner();

/** The four forms of `test` and of `describe`: plain, `skip`, `todo`, `only`, and `expectFailure`. */
function declarer(declare) {
  const declared = { test: (name, options, fn) => declare([name, options, fn], undefined, declared) }.test;
  for (const mark of ['expectFailure', 'skip', 'todo', 'only']) {
    const marked = {
      anonymous: (name, options, fn) => declare([name, options, fn], { [mark]: true }, marked),
    }.anonymous;
    Object.defineProperty(marked, 'name', { value: '', configurable: true });
    declared[mark] = marked;
  }
  return declared;
}

const test = declarer((args, marks, above) => {
  const { parentForNew: parent } = runner();
  return runner().declareTest(parent, args, marks, above);
});

const suite = declarer((args, marks, above) => {
  const { parentForNew: parent } = runner();
  return runner().declareSuite(parent, args, marks, above);
});

/** `before` and the other hooks: of the suite or test whose code runs. */
function hook(kind) {
  const add = { anonymous: (fn, options) => runner().parentForNew.hooks.add(kind, fn, options) }.anonymous;
  Object.defineProperty(add, 'name', { value: '', configurable: true });
  return add;
}

function getTestContext() {
  return require('internal/test/process').currentContext();
}

function run(...args) {
  return require('internal/test/run').run(...args);
}

module.exports = Object.assign(test, {
  after: hook('after'),
  afterEach: hook('afterEach'),
  before: hook('before'),
  beforeEach: hook('beforeEach'),
  describe: suite,
  getTestContext,
  it: test,
  run,
  suite,
  test,
});

function lazily(name, load) {
  let value;
  Object.defineProperty(test, name, { get: () => value ??= load(), enumerable: true, configurable: true });
}

lazily('mock', () => new (require('internal/test/mock').MockTracker)());

lazily('snapshot', () => {
  const { setDefaultSnapshotSerializers, setResolveSnapshotPath } = require('internal/test/assertions');
  return { __proto__: null, setDefaultSnapshotSerializers, setResolveSnapshotPath };
});

lazily('assert', () => ({ __proto__: null, register: require('internal/test/assertions').register }));
