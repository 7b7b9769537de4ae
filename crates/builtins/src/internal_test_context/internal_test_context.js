// `internal/test/context`: what the functions of tests and suites are given, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#class-testcontext
'use strict';

const { validateAbortSignal, validateFunction, validateNumber, validateObject, validateString } = require('internal/validators');
const { failure } = require('internal/test/failures');

/** What both have. */
class Context {
  #test;

  constructor(test) {
    this.#test = test;
  }

  static testOf(context) { return context.#test; }

  get signal() { return this.#test.signal; }
  get name() { return this.#test.name; }
  get filePath() { return this.#test.runner.file; }
  get fullName() { return this.#test.fullName; }
  get passed() { return this.#test.passed; }
  get attempt() { return 0; }

  diagnostic(message) { this.#test.report.diagnose(`${message}`); }

  log(message, data) {
    validateString(message, 'message');
    this.#test.report.log(message, data);
  }
}

const { testOf } = Context;

/** Own getters of each class, as Node has them: contexts have no class in common. */
function adopt(Class) {
  for (const name of Object.getOwnPropertyNames(Context.prototype)) {
    if (name === 'constructor') continue;
    Object.defineProperty(Class.prototype, name, Object.getOwnPropertyDescriptor(Context.prototype, name));
  }
  Object.setPrototypeOf(Class.prototype, Object.prototype);
}

class TestContext extends Context {
  #assert;

  get error() { return testOf(this).error; }
  get tags() { return testOf(this).tags; }
  get workerId() { return Number(process.env.NODE_TEST_WORKER_ID) || undefined; }
  get assert() { return this.#assert ??= require('internal/test/assertions').assertionsOf(testOf(this), this); }
  get mock() { return testOf(this).mocks ??= new (require('internal/test/mock').MockTracker)(); }

  plan(count, options) {
    const test = testOf(this);
    if (test.plan !== undefined) throw failure('cannot set plan more than once', 'testCodeFailure');
    test.setPlan(count, options);
  }

  runOnly(value) { testOf(this).isOnlyMode = Boolean(value); }

  skip(message) { testOf(this).skipped = message || true; }

  todo(message) { testOf(this).todo = message || true; }

  test(...args) {
    const test = testOf(this);
    test.plan?.count();
    return test.runner.declareTest(test, args, undefined, this.test);
  }

  before(fn, options) { testOf(this).hooks.add('before', fn, options); }
  after(fn, options) { testOf(this).hooks.add('after', fn, options); }
  beforeEach(fn, options) { testOf(this).hooks.add('beforeEach', fn, options); }
  afterEach(fn, options) { testOf(this).hooks.add('afterEach', fn, options); }

  /** Asks until the condition no longer throws. */
  waitFor(condition, options = {}) {
    validateFunction(condition, 'condition');
    validateObject(options, 'options');
    const { interval = 50, timeout = 1000 } = options;
    validateNumber(interval, 'options.interval');
    validateNumber(timeout, 'options.timeout');
    return askUntilTrue(condition, interval, timeout, testOf(this).runner.timers);
  }
}

class SuiteContext extends Context {}

adopt(TestContext);
adopt(SuiteContext);

function askUntilTrue(condition, interval, timeout, { setTimeout, clearTimeout }) {
  const { promise, resolve, reject } = Promise.withResolvers();
  let reason;
  let nextTimer;
  let isOver = false;
  const limit = setTimeout(() => {
    isOver = true;
    clearTimeout(nextTimer);
    reject(new Error('waitFor() timed out', reason === undefined ? undefined : { cause: reason.error }));
  }, timeout);
  const ask = async () => {
    try {
      const value = await condition();
      clearTimeout(limit);
      resolve(value);
    } catch (error) {
      reason = { error };
      if (!isOver) nextTimer = setTimeout(ask, interval);
    }
  };
  ask();
  return promise;
}

/** A hook's result, or the failure when its time or its signal ends it. */
async function limited(result, { timeout, signal }, { setTimeout, clearTimeout }) {
  validateAbortSignal(signal, 'options.signal');
  const { promise, reject } = Promise.withResolvers();
  promise.catch(() => {});
  if (timeout !== undefined) validateNumber(timeout, 'options.timeout', 0, 2 ** 31 - 1);
  const abort = () => reject(failure(signal.reason, 'testAborted'));
  const timer = timeout === undefined ? undefined :
    setTimeout(() => reject(failure(`test timed out after ${timeout}ms`, 'testTimeoutFailure')), timeout);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([result, promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

Object.assign(exports, { TestContext, SuiteContext, limited });
