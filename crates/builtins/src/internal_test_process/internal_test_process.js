// `internal/test/process`: a process whose program declares tests, Node 26: its options, its reporters, what it does with stray errors, its exit code.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html and https://nodejs.org/docs/latest-v26.x/api/cli.html#--test
'use strict';

const process = require('process');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { callerFrames } = require('internal/stack');
const { Suite, Test, current } = require('internal/test/tree');
const { TestsStream } = require('internal/test/stream');
const { failure } = require('internal/test/failures');

/** What programs may replace by mocks. */
const timers = { setTimeout, clearTimeout, setInterval, clearInterval };
const LONGEST_TIMER = 2 ** 31 - 1;

class Runner {
  timers = timers;
  stream = new TestsStream();
  #ids = 0;
  #tally = new Tally();
  #hasFailed = false;
  #hasStarted = false;
  #hold = undefined;
  #shown = undefined;
  #tearDown = undefined;
  #isSilent;

  /** `load` loads the files of tests and gives what is run after them; without it the program is one. `isSilent`: nothing is reported but on the stream. */
  constructor(options, load = undefined, isSilent = false) {
    this.options = options;
    this.#isSilent = isSilent;
    this.file = load === undefined ? process.argv[1] : undefined;
    this.isOnlyMode = options.only;
    this.updatesSnapshots = options.updateSnapshots;
    this.root = new Test(this, null, { name: '<root>', options: { timeout: options.timeout }, place: this.file === undefined ? {} : { line: 1, column: 1, file: this.file } });
    this.root.hasBegun = true;
    this.root.startedAt = process.hrtime.bigint();
    this.#watchProcess();
    this.#startLater(load);
  }

  newId() { return this.#ids++; }

  tell(type, data) {
    this.#tally.add(type, data);
    this.stream.tell(type, data);
  }

  // ---- declaring

  /** The current test's or suite's, else the top level's. */
  get parentForNew() { return current.getStore() ?? this.root; }

  declareTest(parent, args, marks, above) {
    return this.#declare(Test, parent, args, marks, above);
  }

  declareSuite(parent, args, marks, above) {
    return this.#declare(Suite, parent, args, marks, above);
  }

  #declare(Kind, parent, args, marks, above) {
    return this.#declareAt(Kind, parent, { ...describe(args, marks), place: placeOfCaller(above) });
  }

  /** A file of tests that has none. */
  declareFile(name, fn, place) {
    return this.#declareAt(Test, this.root, { name, fn, options: {}, place });
  }

  #declareAt(Kind, parent, described) {
    if (described.options.only && (parent === this.root || parent.type === 'suite')) this.isOnlyMode = true;
    const test = parent.add(Kind, described);
    this.#holdLoop();
    if (parent.type === 'suite' && !parent.hasBegun) return Promise.resolve();
    if (this.#hasStarted || parent !== this.root) test.start();
    return test.done;
  }

  /** `--test-name-pattern` and `--test-skip-pattern`. */
  isFiltered(test) {
    const { namePatterns, skipPatterns } = this.options;
    if (skipPatterns.length > 0 && matches(test, skipPatterns)) return true;
    return namePatterns.length > 0 && !isNamed(test, namePatterns) && !test.declared.some((inner) => !this.isFiltered(inner));
  }

  // ---- from the first test to the last

  /** Tests begin when the program's top level has run, so that all of it is known. */
  async #startLater(load) {
    this.#tearDown = await (load === undefined ? this.#setUp() : load(this.stream));
    this.#shown = this.#isSilent ? undefined : (await require('internal/test/reporters').attach(this.stream, this.options)).shown;
    this.#shown?.catch(() => {});
    this.#hasStarted = true;
    for (const test of [...this.root.declared]) test.start();
    this.noteFinished();
  }

  /** The global set-up is of the process that runs all files. */
  async #setUp() {
    await new Promise(process.nextTick);
    const { globalSetup } = this.options;
    if (globalSetup === undefined || process.env.NODE_TEST_CONTEXT !== undefined) return undefined;
    return require('internal/test/global_setup').setUp(globalSetup, process.cwd());
  }

  /** While tests are under way the process lives, also when all that they wait for is a promise. */
  #holdLoop() {
    this.#hold ??= timers.setInterval(() => {}, LONGEST_TIMER);
  }

  noteFinished() {
    if (!this.#isIdle) return;
    timers.clearInterval(this.#hold);
    this.#hold = undefined;
    // Whoever waited for the last test may declare another.
    process.nextTick(() => this.#endIfIdle());
  }

  get #isIdle() {
    return this.#hasStarted && this.root.declared.every((test) => test.isFinished || test.isExcluded);
  }

  /** `after` of the top level runs here, because what it closes may be what keeps the loop alive. */
  async #endIfIdle() {
    if (!this.#isIdle) return;
    await this.root.runAfter();
    if (!this.options.forceExit) return;
    await this.#finish();
    await this.#shown;
    process.exit();
  }

  #watchProcess() {
    process.on('uncaughtException', (error) => this.#strayError(error, 'uncaughtException'));
    process.on('unhandledRejection', (error) => this.#strayError(error, 'unhandledRejection'));
    process.once('beforeExit', () => this.#finish());
  }

  /** What nobody caught fails the test that it came from. */
  #strayError(error, kind) {
    const test = current.getStore();
    if (test === undefined || test.parent === null) {
      this.#hasFailed = true;
      this.root.report.diagnose('Error: A resource generated asynchronous activity after the test ended. This activity created the error ' +
        `"${error}" which triggered an ${kind} event, caught by the test runner.`, 'error');
    } else if (test.isFinished) {
      const { file, line, column } = test.place;
      this.root.report.diagnose(`Error: Test "${test.name}" at ${require('path').relative(process.cwd(), file)}:${line}:${column} generated asynchronous activity ` +
        `after the test ended. This activity created the error "${error}" and would have caused the test to fail, but instead triggered an ${kind} event.`);
    } else {
      test.stop(failure(error, kind), false);
    }
  }

  async #finish() {
    const { root } = this;
    if (root.isFinished) return;
    await root.end();
    await this.#tearDown?.();
    this.#tellSummary();
    if (this.updatesSnapshots) require('internal/test/assertions').writeSnapshots();
    this.stream.end();
  }

  // ---- the end

  #tellSummary() {
    const { root } = this;
    const { counts } = this.#tally;
    const { place } = root;
    const diagnose = (message, level = 'info') => this.tell('test:diagnostic', { __proto__: null, nesting: 0, message, level, ...place });
    this.tell('test:plan', { __proto__: null, nesting: 0, count: root.subtests.length, ...place });
    for (const { message, level } of root.report.diagnostics) diagnose(message, level);
    const success = this.#tally.isSuccess && !this.#hasFailed && root.error === null;
    const { duration } = root.report;
    for (const line of summaryLines(counts, duration)) diagnose(line);
    this.tell('test:summary', { __proto__: null, success, counts, duration_ms: duration, file: this.file });
    if (!success && !this.#isSilent) process.exitCode = 1;
  }
}

/** What has come of the tests that were told of. */
class Tally {
  counts = { __proto__: null, tests: 0, failed: 0, passed: 0, cancelled: 0, skipped: 0, todo: 0, topLevel: 0, suites: 0 };
  isSuccess = true;

  add(type, data) {
    if (type === 'test:pass' || type === 'test:fail') this.#count(type, data);
  }

  #count(type, { nesting, skip, todo, details }) {
    const { counts } = this;
    if (nesting === 0) counts.topLevel++;
    if (type === 'test:fail' && todo === undefined) this.isSuccess = false;
    if (details.type === 'suite') {
      counts.suites++;
      return;
    }
    counts.tests++;
    if (skip !== undefined) counts.skipped++;
    else if (todo !== undefined) counts.todo++;
    else if (type === 'test:pass') counts.passed++;
    else if (isCancelling(details.error)) counts.cancelled++;
    else counts.failed++;
  }
}

/** The lines at a report's end. */
function summaryLines(counts, duration) {
  const { tests, suites, passed, failed, cancelled, skipped, todo } = counts;
  return [`tests ${tests}`, `suites ${suites}`, `pass ${passed}`, `fail ${failed}`, `cancelled ${cancelled}`, `skipped ${skipped}`, `todo ${todo}`,
    `duration_ms ${duration}`];
}

// ---- arguments

/** `test([name][, options][, fn])` */
function describe([name, options, fn], marks) {
  if (typeof name === 'function') {
    fn = name;
    name = undefined;
    options = undefined;
  } else if (name !== null && typeof name === 'object') {
    fn = options;
    options = name;
    name = undefined;
  } else if (typeof options === 'function') {
    fn = options;
    options = undefined;
  }
  return { name, fn: typeof fn === 'function' ? fn : undefined, options: { ...options, ...marks } };
}

function placeOfCaller(above) {
  const [frame] = callerFrames(1, above);
  if (frame?.file === undefined) return {};
  const file = frame.file.startsWith('file://') ? require('url').fileURLToPath(frame.file) : frame.file;
  return { line: frame.line, column: frame.column, file };
}

// ---- patterns

function matches({ name, fullName }, patterns) {
  const path = fullName.replaceAll(' > ', ' ');
  return patterns.some((pattern) => pattern.test(name) || pattern.test(path));
}

/** It, or what it is part of, has a name that was asked for. */
function isNamed(test, patterns) {
  for (let outer = test; outer.parent !== null; outer = outer.parent) if (matches(outer, patterns)) return true;
  return false;
}

// ---- options of the command line

/** From pairs of a name and a value, in the order given. */
function readOptions(pairs) {
  const options = {
    __proto__: null, only: false, updateSnapshots: false, forceExit: false, timeout: undefined, concurrency: undefined, isolation: 'process',
    namePatterns: [], skipPatterns: [], reporters: [], destinations: [], shard: undefined, globalSetup: undefined, randomSeed: undefined,
  };
  for (const [name, value] of pairs) readOption(options, name, value);
  return options;
}

function readOption(options, name, value) {
  switch (name) {
    case 'test-only': options.only = true; break;
    case 'test-update-snapshots': options.updateSnapshots = true; break;
    case 'test-force-exit': options.forceExit = true; break;
    case 'test-timeout': options.timeout = Number(value); break;
    case 'test-concurrency': options.concurrency = Number(value); break;
    case 'test-isolation': options.isolation = value; break;
    case 'test-name-pattern': options.namePatterns.push(patternOf(value, '--test-name-pattern')); break;
    case 'test-skip-pattern': options.skipPatterns.push(patternOf(value, '--test-skip-pattern')); break;
    case 'test-reporter': options.reporters.push(value); break;
    case 'test-reporter-destination': options.destinations.push(value); break;
    case 'test-shard': options.shard = shardOf(value); break;
    case 'test-global-setup': options.globalSetup = value; break;
  }
}

/** `/text/flags` or the text of a regular expression. */
function patternOf(text, name) {
  const [, body, flags] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [undefined, text, ''];
  try {
    return new RegExp(body, flags);
  } catch (error) {
    throw new ERR_INVALID_ARG_VALUE(name, text, `is an invalid regular expression.\n${error}`);
  }
}

function shardOf(text) {
  const [, index, total] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (index === undefined) throw new ERR_INVALID_ARG_VALUE('--test-shard', text, 'must be in the form of <index>/<total>');
  return { index: Number(index), total: Number(total) };
}

/** Is this the failure of a test that did not come to its end? */
function isCancelling(error) {
  return error !== null && ['cancelledByParent', 'testAborted', 'testTimeoutFailure'].includes(error?.failureType);
}

let runner;

Object.assign(exports, {
  /** The process's one runner: made when the first test is declared. */
  theRunner: () => runner ??= new Runner(exports.commandLine()),
  startRunner: (...args) => runner ??= new Runner(...args),
  currentContext: () => current.getStore()?.parent ? current.getStore().context : undefined,
  commandLine() {
    const flat = ops.options();
    const pairs = [];
    for (let index = 0; index < flat.length; index += 2) pairs.push([flat[index], flat[index + 1]]);
    return readOptions(pairs);
  },
  Tally,
  patternOf,
  summaryLines,
});
