// `internal/test/tree`: tests and suites, Node 26: a tree whose nodes run their functions and hooks, one after the other or several at a time.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html
'use strict';

const { AsyncLocalStorage } = require('async_hooks');
const process = require('process');
const { abortion, failure, checkExpected } = require('internal/test/failures');
const { Hooks, hasBeforeEach, runAfterEach, runBeforeEach } = require('internal/test/hooks');
const { nameOf, readOptions } = require('internal/test/options');
const { Report } = require('internal/test/report');

const noop = () => {};

/** The test or suite whose code runs. */
const current = new AsyncLocalStorage();

class Test {
  type = 'test';
  /** Those that its function has made; `subtests` are those of them that take part. */
  declared = [];
  subtests = [];
  hooks = new Hooks(this);
  error = null;
  passed = false;
  isFinished = false;
  hasBegun = false;
  isOnlyMode = false;
  plan = undefined;
  report = new Report(this);
  /** Undefined, or what the report says of it: true or a reason. */
  skipped = undefined;
  todo = undefined;
  #running = 0;
  #waiting = [];
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
    this.only = options.only;
    Object.assign(this, readOptions(options, parent));
    if (typeof options.plan === 'number') this.setPlan(options.plan);
    parent?.declared.push(this);
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
    return this.ancestors.map(({ name }) => name).join(' > ');
  }

  /** From the outermost to this one, without the root. */
  get ancestors() {
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
    this.report.tellMoment('test:enqueue');
  }

  #startWaiting() {
    while (this.#waiting.length > 0 && this.#running < this.concurrency) {
      const test = this.#waiting.shift();
      if (test.isFinished) continue;
      this.#running++;
      test.report.tellMoment('test:dequeue');
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
    if (this.type === 'test' && hasBeforeEach(this)) await runBeforeEach(this);
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
    return this.within(() => Reflect.apply(fn, this.context, args));
  }

  /** Runs its code: what is declared there is its, and AsyncLocalStorages have the values of the place where it was declared. */
  within(run) {
    return this.#inContext(() => current.run(this, run));
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

  /** `before` runs as soon as there is something that it comes before. */
  get needsBefore() { return this.hooks.needsBefore; }

  runBefore() { return this.hooks.runBefore(this.context); }

  /** `afterEach` of those around, `after` of its own, also when it has failed: the first failure counts. */
  async #runEndHooks() {
    try {
      if (this.type === 'test') await runAfterEach(this);
    } catch (error) {
      this.fail(error);
    }
    await this.runAfter();
  }

  /** When its subtests have run; once. */
  async runAfter() {
    try {
      await this.hooks.runAfter(this.context);
    } catch (error) {
      this.fail(error);
    }
  }

  /** The end of a root: what is left is told as cancelled. */
  async end() {
    this.#stopSubtests();
    await this.runAfter();
    this.isFinished = true;
    this.endedAt = process.hrtime.bigint();
  }

  // ---- stopping

  /** Its time limit and the signals that it follows. */
  #watchForEnd() {
    if (this.timeout !== Infinity) this.#limitTime();
    const { outerSignal } = this;
    if (outerSignal === undefined) return;
    const abort = () => this.stop(abortion(outerSignal.reason));
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
    this.#controller.abort(error.failureType === 'testAborted' ? outerReason(this) : undefined);
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
    test.report.tellComplete();
    this.report.tellFinished();
    this.#startWaiting();
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

// ---- values

const outerReason = (test) => test.outerSignal?.reason;

const isThenable = (value) => value !== null && typeof value === 'object' && typeof value.then === 'function';

Object.assign(exports, { Test, Suite, current });
