// `internal/test/tree`: tests and suites, Node 26: a tree whose nodes run their functions and hooks, and report in the order in which they were made.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html
'use strict';

const { AsyncLocalStorage } = require('async_hooks');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateAbortSignal, validateNumber, validateUint32 } = require('internal/validators');
const { failure, readExpectation, checkExpected } = require('internal/test/failures');

const LONGEST_TIMEOUT = 2 ** 31 - 1;
const noop = () => {};

/** The test or suite whose code runs. */
const current = new AsyncLocalStorage();

class Test {
  type = 'test';
  /** Those that its function has made; `subtests` are those of them that take part. */
  declared = [];
  subtests = [];
  hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
  diagnostics = [];
  error = null;
  passed = false;
  isFinished = false;
  isReported = false;
  hasBegun = false;
  isOnlyMode = false;
  plan = undefined;
  /** Undefined, or what the report says of it: true or a reason. */
  skipped = undefined;
  todo = undefined;
  #running = 0;
  #waiting = [];
  #nextToReport = 0;
  #hasToldStart = false;
  #hasRunBefore = undefined;
  #settled = Promise.withResolvers();
  #stopped = Promise.withResolvers();
  #controller = new AbortController();
  #cleanUp = [];
  /** The values of AsyncLocalStorages where it was declared: its functions see them. */
  #inContext = AsyncLocalStorage.snapshot();

  constructor(runner, parent, { name, fn, options, place }) {
    this.runner = runner;
    this.parent = parent;
    this.name = nameOf(name, fn);
    this.fn = fn ?? noop;
    this.place = place;
    this.nesting = parent === null || parent.parent === null ? 0 : parent.nesting + 1;
    this.id = runner.newId();
    this.#stopped.promise.catch(noop);
    this.#readOptions(options);
    parent?.declared.push(this);
  }

  #readOptions({ concurrency, only, timeout, skip, todo, signal, plan, expectFailure, tags }) {
    const { parent } = this;
    this.concurrency = readConcurrency(concurrency, parent);
    this.timeout = parent?.timeout ?? Infinity;
    if (timeout !== undefined && timeout !== null && timeout !== Infinity) {
      validateNumber(timeout, 'options.timeout', 0, LONGEST_TIMEOUT);
      this.timeout = timeout;
    }
    validateAbortSignal(signal, 'options.signal');
    this.outerSignal = signal;
    this.tags = [...new Set([...parent?.tags ?? [], ...readTags(tags)])];
    this.only = only;
    this.expected = readExpectation(expectFailure);
    if (skip) this.skipped = skip;
    else if (parent?.skipped !== undefined && parent.type === 'suite') this.skipped = true;
    if (todo) this.todo = todo;
    else if (parent?.todo !== undefined) this.todo = true;
    if (typeof plan === 'number') this.setPlan(plan);
  }

  // ---- which tests take part

  get isExcluded() {
    return !this.#isSelected() || this.runner.isFiltered(this);
  }

  /** Where tests are selected by `only`: is this one, is it around one, or is it within one that selects no further? */
  #isSelected() {
    const { parent, only } = this;
    if (only || this.#hasOnlyInside) return true;
    if (parent.type === 'test' && parent.parent !== null) return !parent.isOnlyMode;
    if (!this.runner.isOnlyMode) return true;
    return parent.parent !== null && !parent.#hasOnlyInside && parent.#isSelected();
  }

  get #hasOnlyInside() {
    return this.declared.some((test) => test.only || test.#hasOnlyInside);
  }

  get fullName() {
    return this.#ancestors().map(({ name }) => name).join(' > ');
  }

  /** From the outermost to this one, without the root. */
  #ancestors() {
    const found = [];
    for (let test = this; test.parent !== null; test = test.parent) found.unshift(test);
    return found;
  }

  get signal() { return this.#controller.signal; }

  get done() { return this.#settled.promise; }

  get context() { return this.madeContext ??= new (require('internal/test/context').TestContext)(this); }

  // ---- making subtests

  add(Kind, described) {
    const test = new Kind(this.runner, this, described);
    if (this.isFinished) test.#refuse('test could not be started because its parent finished', 'parentAlreadyFinished');
    return test;
  }

  /** It is reported with the tests of the top level: its parent's report has been written. */
  #refuse(message, type) {
    this.nesting = 0;
    this.parent = this.runner.root;
    this.fail(failure(message, type));
    this.#enlist();
    this.#finish();
  }

  /** Runs it at once if its parent has room, else when it has. */
  start() {
    if (this.isFinished) return this.done;
    if (this.isExcluded) {
      this.#settled.resolve();
      return this.done;
    }
    this.#enlist();
    this.parent.#waiting.push(this);
    this.parent.#startWaiting();
    return this.done;
  }

  #enlist() {
    this.number = this.parent.subtests.push(this);
    this.#tell('test:enqueue');
  }

  #startWaiting() {
    while (this.#waiting.length > 0 && this.#running < this.concurrency) {
      const test = this.#waiting.shift();
      if (test.isFinished) continue;
      this.#running++;
      test.#tell('test:dequeue');
      test.run();
    }
  }

  // ---- running

  async run() {
    this.hasBegun = true;
    this.startedAt = process.hrtime.bigint();
    this.#watchForEnd();
    if (this.skipped === undefined && !this.isStopped) {
      try {
        await this.#runWithHooks();
      } catch (error) {
        this.fail(error);
      }
      await this.#runEndHooks();
      this.#conclude();
    }
    this.#finish();
  }

  async #runWithHooks() {
    const { parent } = this;
    if (parent.needsBefore) await parent.runBefore();
    await this.#eachHook('beforeEach');
    await this.#untilStopped(this.#callFunction());
    await this.#untilStopped(this.#subtestsDone());
    if (this.plan !== undefined) await this.#untilStopped(this.plan.check());
  }

  /** The function's result, whichever way it tells it. */
  #callFunction() {
    const { fn, context } = this;
    if (fn.length < 2) return this.#call(fn, context);
    const told = Promise.withResolvers();
    let calls = 0;
    const done = (error) => {
      calls++;
      if (calls === 2) this.#tellTwice(told);
      else if (calls === 1) error ? told.reject(error) : told.resolve();
    };
    const result = this.#call(fn, context, done);
    if (!isThenable(result)) return told.promise;
    result.then(noop, noop);
    this.fail(failure('passed a callback but also returned a Promise', 'callbackAndPromisePresent'));
    return result;
  }

  #call(fn, ...args) {
    return this.#inContext(() => current.run(this, () => Reflect.apply(fn, this.context, args)));
  }

  #tellTwice(told) {
    const twice = failure('callback invoked multiple times', 'multipleCallbackInvocations');
    told.reject(twice);
    if (this.isFinished) throw twice;
    this.fail(twice);
  }

  async #subtestsDone() {
    while (this.subtests.some((test) => !test.isFinished)) {
      await Promise.all(this.subtests.map((test) => test.done));
    }
  }

  #untilStopped(work) {
    return Promise.race([work, this.#stopped.promise]);
  }

  setPlan(count, options) {
    const { Plan } = require('internal/test/assertions');
    this.plan = new Plan(count, options);
  }

  // ---- hooks

  addHook(kind, fn, options = {}) {
    const hook = { fn: typeof fn === 'function' ? fn : noop, timeout: options.timeout, signal: options.signal };
    // What comes late for its moment runs at once.
    if (kind === 'before' && this.hasBegun) {
      const late = this.#callHook(hook, this.context);
      this.#hasRunBefore = Promise.all([this.#hasRunBefore, late]);
      this.#hasRunBefore.catch(noop);
    } else if (kind === 'after') {
      this.hooks.after.push(hook);
    } else {
      this.hooks[kind].push(hook);
    }
  }

  get needsBefore() { return this.hooks.before.length > 0 || this.#hasRunBefore !== undefined; }

  /** Once, however many subtests begin. */
  runBefore() {
    const { before } = this.hooks;
    this.hooks.before = [];
    if (before.length > 0) {
      const earlier = this.#hasRunBefore;
      this.#hasRunBefore = (async () => {
        await earlier;
        await this.#runHooks(before, this.context);
      })();
      this.#hasRunBefore.catch(noop);
    }
    return this.#hasRunBefore;
  }

  async #runHooks(hooks, context) {
    for (const hook of hooks) {
      try {
        await this.#callHook(hook, context);
      } catch (error) {
        throw failure(error, 'hookFailed');
      }
    }
  }

  #callHook({ fn, timeout, signal }, context) {
    const result = this.#inContext(() => current.run(this, () => callWithDone(fn, context)));
    if (timeout === undefined && signal === undefined) return result;
    return require('internal/test/context').limited(result, { timeout, signal }, this.runner.timers);
  }

  async #eachHook(kind) {
    if (this.type === 'suite') return;
    const chain = [];
    for (let test = this.parent; test !== null; test = test.parent) {
      const hooks = test.hooks[kind];
      if (hooks.length === 0) continue;
      if (kind === 'beforeEach') chain.unshift([test, hooks]);
      else chain.push([test, hooks]);
    }
    for (const [test, hooks] of chain) await test.#runHooks(hooks, this.context);
  }

  /** `afterEach` of those around, `after` of its own, also when it has failed: the first failure counts. */
  async #runEndHooks() {
    try {
      await this.#eachHook('afterEach');
    } catch (error) {
      this.fail(error);
    }
    await this.#runAfter();
  }

  async #runAfter() {
    try {
      await this.#runHooks(this.hooks.after, this.context);
    } catch (error) {
      this.fail(error);
    }
  }

  // ---- stopping

  /** Its time limit and the signals that it follows. */
  #watchForEnd() {
    if (this.timeout !== Infinity) this.#limitTime();
    const { outerSignal } = this;
    if (outerSignal === undefined) return;
    const abort = () => this.stop(failure(outerSignal.reason, 'testAborted'));
    if (outerSignal.aborted) {
      abort();
      return;
    }
    outerSignal.addEventListener('abort', abort, { once: true });
    this.#cleanUp.push(() => outerSignal.removeEventListener('abort', abort));
  }

  #limitTime() {
    const { timeout } = this;
    const { setTimeout, clearTimeout } = this.runner.timers;
    const timer = setTimeout(() => this.stop(failure(`test timed out after ${timeout}ms`, 'testTimeoutFailure')), timeout);
    timer.unref();
    this.#cleanUp.push(() => clearTimeout(timer));
  }

  /** Ends it with a failure, whatever it waits for. */
  stop(error, isCancelled = true) {
    if (this.isFinished) return;
    this.isStopped = true;
    this.isCancelled = isCancelled;
    this.fail(error);
    this.#stopped.reject(error);
    this.#controller.abort(error.failureType === 'testAborted' ? error.cause : undefined);
  }

  #stopSubtests() {
    for (const test of this.declared) {
      if (test.isFinished || test.isExcluded) continue;
      if (test.number === undefined) test.#enlist();
      test.stop(failure('test did not finish before its parent and was cancelled', 'cancelledByParent'));
      test.#finish();
    }
  }

  // ---- the outcome

  /** The first failure counts. */
  fail(thrown) {
    if (this.error === null && !this.isFinished) this.error = failure(thrown, 'testCodeFailure');
  }

  #conclude() {
    if (this.expected !== undefined && this.error === null && this.skipped === undefined) {
      this.fail(failure('test was expected to fail but passed', 'expectedFailure'));
      this.hasMissedFailure = true;
    }
  }

  #finish() {
    if (this.isFinished) return;
    this.#weighExpectation();
    this.#stopSubtests();
    this.#countFailures();
    this.passed = this.error === null;
    this.isFinished = true;
    this.endedAt = process.hrtime.bigint();
    this.startedAt ??= this.endedAt;
    for (const clean of this.#cleanUp) clean();
    if (!this.signal.aborted) this.#controller.abort();
    this.mocks?.restoreAll();
    this.parent.#subtestFinished(this);
    this.runner.noteFinished();
    this.#settled.resolve();
  }

  #weighExpectation() {
    if (this.expected === undefined || this.error === null || this.hasMissedFailure || this.isCancelled) return;
    try {
      checkExpected(this.expected, this.error);
      this.error = null;
    } catch (error) {
      this.error = failure(error, 'testCodeFailure');
    }
  }

  #countFailures() {
    const failed = this.subtests.filter((test) => !test.passed && test.todo === undefined).length;
    if (failed > 0) this.fail(failure(`${failed} subtest${failed > 1 ? 's' : ''} failed`, 'subtestsFailed'));
  }

  #subtestFinished(test) {
    if (test.hasBegun && this.#running > 0) this.#running--;
    test.#tellOutcome('test:complete', true);
    this.#reportInOrder();
    this.#startWaiting();
  }

  // ---- the report

  /** Reports what has finished, in the order of making: a test waits for those before it. */
  #reportInOrder() {
    while (this.#nextToReport < this.subtests.length && this.subtests[this.#nextToReport].isFinished) {
      this.subtests[this.#nextToReport++].#report();
    }
  }

  #report() {
    if (this.isReported) return;
    this.isReported = true;
    this.runner.count(this);
    if (this.subtests.length > 0) this.#tell('test:plan', { nesting: this.nesting + 1, count: this.subtests.length });
    else this.#tellStart();
    this.#tellOutcome(this.passed ? 'test:pass' : 'test:fail', false);
    for (const { message, level } of this.diagnostics) this.#tell('test:diagnostic', { message, level });
  }

  #tellStart() {
    if (this.#hasToldStart || this.parent === null) return;
    this.#hasToldStart = true;
    this.parent.#tellStart();
    this.#tell('test:start');
  }

  diagnose(message, level = 'info') {
    if (this.isReported) this.runner.root.diagnostics.push({ message, level });
    else this.diagnostics.push({ message, level });
  }

  /** At once, whatever else is being reported. */
  log(message, data) {
    const { name, nesting, id, parent, place } = this;
    this.runner.tell('test:log', {
      __proto__: null,
      name,
      nesting,
      testId: id,
      parentId: parent?.id ?? 0,
      message,
      ...data === undefined ? undefined : { data },
      ...place,
    });
  }

  get className() {
    const outer = this.#ancestors().slice(0, -1);
    return outer.length === 0 ? undefined : outer.map(({ name }) => name).join('.');
  }

  #tell(type, extra) {
    const { name, nesting, id, parent, tags, place } = this;
    const about = type === 'test:plan' || type === 'test:diagnostic' ? { nesting } : {
      nesting,
      name,
      ...type === 'test:start' ? undefined : { type: this.type },
      testId: id,
      parentId: parent.id,
      tags,
    };
    this.runner.tell(type, { __proto__: null, ...about, ...extra, ...place });
  }

  #tellOutcome(type, isComplete) {
    const { name, nesting, number, id, parent, tags, place, className } = this;
    if (!isComplete) this.#tellStart();
    this.runner.tell(type, {
      __proto__: null,
      name,
      nesting,
      testNumber: number,
      testId: id,
      parentId: parent.id,
      details: this.#details(isComplete),
      tags,
      ...!isComplete && className !== undefined ? { classname: className } : undefined,
      ...place,
      ...this.#directive(),
    });
  }

  #details(isComplete) {
    const { error, className } = this;
    return {
      __proto__: null,
      duration_ms: this.duration,
      type: this.type,
      ...error === null ? undefined : { error },
      ...className === undefined ? undefined : { classname: className },
      ...isComplete ? { passed: this.passed } : undefined,
    };
  }

  get duration() { return Number((this.endedAt ?? process.hrtime.bigint()) - this.startedAt) / 1e6; }

  #directive() {
    if (this.skipped !== undefined) return { skip: this.skipped };
    if (this.todo !== undefined) return { todo: this.todo };
    if (this.expected !== undefined) return { expectFailure: this.expected.label ?? true };
    return undefined;
  }

  /** When its subtests have run: its `after`, once. */
  runAfter() { return this.#hasRunAfter ??= this.#runAfter(); }

  #hasRunAfter;

  /** The end of a root: what is left is reported as cancelled. */
  async end() {
    this.#stopSubtests();
    await this.runAfter();
    this.isFinished = true;
    this.endedAt = process.hrtime.bigint();
  }
}

/** Its function declares tests and runs at once; they run when the suite's turn comes. */
class Suite extends Test {
  type = 'suite';
  #declared;

  constructor(runner, parent, described) {
    super(runner, parent, described);
    this.#declare();
  }

  get context() { return this.madeContext ??= new (require('internal/test/context').SuiteContext)(this); }

  #declare() {
    if (this.skipped !== undefined) return;
    try {
      const result = current.run(this, () => Reflect.apply(this.fn, this.context, [this.context]));
      if (isThenable(result)) this.#declared = Promise.resolve(result).catch((error) => this.fail(error));
    } catch (error) {
      this.fail(error);
    }
  }

  async run() {
    this.fn = () => this.#runTests();
    return super.run();
  }

  async #runTests() {
    if (this.#declared !== undefined) await this.#declared;
    if (this.error !== null) throw this.error;
    if (this.needsBefore) await this.runBefore();
    await Promise.all(this.declared.map((test) => test.start()));
  }
}

// ---- reading what a test is made of

function nameOf(name, fn) {
  if (typeof name === 'string' && name !== '') return name;
  return typeof fn === 'function' && fn.name !== '' ? fn.name : '<anonymous>';
}

function readConcurrency(concurrency, parent) {
  switch (typeof concurrency) {
    case 'number':
      validateUint32(concurrency, 'options.concurrency', true);
      return concurrency;
    case 'boolean':
      if (!concurrency) return 1;
      return parent === null ? Math.max(require('os').availableParallelism() - 1, 1) : Infinity;
    case 'undefined':
      return parent?.concurrency ?? 1;
    default:
      if (concurrency === null) return parent?.concurrency ?? 1;
      throw new ERR_INVALID_ARG_TYPE('options.concurrency', ['boolean', 'number'], concurrency);
  }
}

function readTags(tags) {
  if (tags === undefined) return [];
  if (!Array.isArray(tags)) throw new ERR_INVALID_ARG_TYPE('options.tags', 'Array', tags);
  if (tags.length > 0) warnOfTags();
  return tags.map((tag, index) => {
    if (typeof tag !== 'string') throw new ERR_INVALID_ARG_TYPE(`options.tags[${index}]`, 'string', tag);
    return tag.toLowerCase();
  });
}

let hasWarned = false;

function warnOfTags() {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning('Test tags is an experimental feature and might change at any time', 'ExperimentalWarning');
}

const isThenable = (value) => value !== null && typeof value === 'object' && typeof value.then === 'function';

/** A hook's function, with a callback if it takes one. */
function callWithDone(fn, context) {
  if (fn.length < 2) return Reflect.apply(fn, context, [context]);
  return new Promise((resolve, reject) => {
    Reflect.apply(fn, context, [context, (error) => error ? reject(error) : resolve()]);
  });
}

Object.assign(exports, { Test, Suite, current });
