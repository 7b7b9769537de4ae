// `internal/test/hooks`: what runs before and after tests, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#hooks
'use strict';

const { failure } = require('internal/test/failures');

const noop = () => {};

let runEach, hasEach;

/** The hooks that one test or suite has. */
class Hooks {
  #test;
  #before = [];
  #after = [];
  #beforeEach = [];
  #afterEach = [];
  #hasRunBefore;
  #hasRunAfter;

  constructor(test) {
    this.#test = test;
  }

  add(kind, fn, options = {}) {
    const hook = { fn: typeof fn === 'function' ? fn : noop, timeout: options.timeout, signal: options.signal };
    switch (kind) {
      case 'before': return this.#addBefore(hook);
      case 'after': return void this.#after.push(hook);
      case 'beforeEach': return void this.#beforeEach.push(hook);
      case 'afterEach': return void this.#afterEach.push(hook);
    }
  }

  /** What comes too late for its moment runs at once; subtests wait for it. */
  #addBefore(hook) {
    if (!this.#test.hasBegun) {
      this.#before.push(hook);
      return;
    }
    this.#hasRunBefore = Promise.all([this.#hasRunBefore, this.#call(hook, this.#test.context)]);
    this.#hasRunBefore.catch(noop);
  }

  get needsBefore() { return this.#before.length > 0 || this.#hasRunBefore !== undefined; }

  /** Once, however many subtests begin. */
  runBefore(context) {
    const hooks = this.#before;
    this.#before = [];
    if (hooks.length === 0) return this.#hasRunBefore;
    const earlier = this.#hasRunBefore;
    this.#hasRunBefore = (async () => {
      await earlier;
      await this.#run('before', hooks, context);
    })();
    this.#hasRunBefore.catch(noop);
    return this.#hasRunBefore;
  }

  /** Once. */
  runAfter(context) {
    return this.#hasRunAfter ??= this.#run('after', this.#after, context);
  }

  async #run(kind, hooks, context) {
    for (const hook of hooks) {
      try {
        await this.#call(hook, context);
      } catch (error) {
        const failed = failure(error, 'hookFailed');
        if (failed.cause === error) failed.message = `failed running ${kind} hook`;
        throw failed;
      }
    }
  }

  #call({ fn, timeout, signal }, context) {
    const result = this.#test.within(() => callWithDone(fn, context));
    if (timeout === undefined && signal === undefined) return result;
    return require('internal/test/context').limited(result, { timeout, signal }, this.#test.runner.timers);
  }

  static {
    hasEach = (test) => {
      for (let outer = test.parent; outer !== null; outer = outer.parent) {
        if (outer.hooks.#beforeEach.length > 0) return true;
      }
      return false;
    };
    runEach = async (test, kind) => {
      const around = [];
      for (let outer = test.parent; outer !== null; outer = outer.parent) around.push(outer.hooks);
      if (kind === 'beforeEach') around.reverse();
      for (const hooks of around) {
        const list = kind === 'beforeEach' ? hooks.#beforeEach : hooks.#afterEach;
        if (list.length > 0) await hooks.#run(kind, list, test.context);
      }
    };
  }
}

/** A hook's function, with a callback if it takes one. */
function callWithDone(fn, context) {
  if (fn.length < 2) return Reflect.apply(fn, context, [context]);
  return new Promise((resolve, reject) => {
    Reflect.apply(fn, context, [context, (error) => error ? reject(error) : resolve()]);
  });
}

Object.assign(exports, {
  Hooks,
  /** Without such hooks a test's function runs as soon as the test is declared. */
  hasBeforeEach: (test) => hasEach(test),
  /** Of the tests and suites around a test, the outermost first. */
  runBeforeEach: (test) => runEach(test, 'beforeEach'),
  /** The innermost first. */
  runAfterEach: (test) => runEach(test, 'afterEach'),
});
