// `internal/test/run`: `run()` and `--test`, Node 26: files of tests, a process each; their events become one stream.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#runoptions and #running-tests-from-the-command-line
'use strict';

const process = require('process');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_TEST_FAILURE } } = require('internal/errors');
const { validateAbortSignal, validateArray, validateBoolean, validateFunction, validateInteger, validateObject, validateOneOf, validateString } =
  require('internal/validators');
const { TestsStream } = require('internal/test/stream');
const { Tally, commandLine, patternOf, summaryLines } = require('internal/test/process');

/** The files that are tests by their names. */
const DEFAULT_PATTERNS = ['**/*.test.?(c|m)js', '**/*-test.?(c|m)js', '**/*_test.?(c|m)js', '**/test-*.?(c|m)js', '**/test.?(c|m)js', '**/test/**/*.?(c|m)js',
  '**/*.test.?(c|m)ts', '**/*-test.?(c|m)ts', '**/*_test.?(c|m)ts', '**/test-*.?(c|m)ts', '**/test.?(c|m)ts', '**/test/**/*.?(c|m)ts'];

function run(options = {}) {
  validateObject(options, 'options');
  const wanted = readRunOptions(options);
  if (wanted.isolation === 'none') return runHere(wanted);
  const stream = new TestsStream();
  const session = new Session(stream, wanted);
  queueMicrotask(() => session.run().then(undefined, (error) => stream.destroy(error)));
  return stream;
}

function readRunOptions(options) {
  const { files, globPatterns, concurrency = true, timeout = Infinity, signal, setup, cwd = process.cwd(), only = false, forceExit = false, watch = false,
    isolation = 'process', argv = [], execArgv = [], env, shard, testNamePatterns, testSkipPatterns, globalSetupPath } = options;
  validateBoolean(forceExit, 'options.forceExit');
  validateBoolean(only, 'options.only');
  validateBoolean(watch, 'options.watch');
  validateString(cwd, 'options.cwd');
  validateOneOf(isolation, 'options.isolation', ['process', 'none']);
  if (files !== undefined) validateArray(files, 'options.files');
  if (globPatterns !== undefined) validateArray(globPatterns, 'options.globPatterns');
  if (globPatterns?.length > 0 && files?.length > 0) {
    throw new ERR_INVALID_ARG_VALUE('options.globPatterns', globPatterns, 'is not supported when specifying \'options.files\'');
  }
  if (setup !== undefined) validateFunction(setup, 'options.setup');
  validateAbortSignal(signal, 'options.signal');
  if (shard !== undefined) validateShard(shard);
  if (globalSetupPath !== undefined) validateString(globalSetupPath, 'options.globalSetupPath');
  return {
    files, globPatterns, signal, setup, cwd, only, forceExit, argv, execArgv, env, shard, isolation, globalSetupPath,
    concurrency: readConcurrency(concurrency),
    timeout: timeout ?? Infinity,
    namePatterns: readPatterns(testNamePatterns, 'options.testNamePatterns'),
    skipPatterns: readPatterns(testSkipPatterns, 'options.testSkipPatterns'),
  };
}

function validateShard(shard) {
  validateObject(shard, 'options.shard');
  validateInteger(shard.total, 'options.shard.total', 1);
  validateInteger(shard.index, 'options.shard.index', 1, shard.total);
}

function readConcurrency(concurrency) {
  if (typeof concurrency === 'number') {
    validateInteger(concurrency, 'options.concurrency', 1);
    return concurrency;
  }
  if (typeof concurrency !== 'boolean') throw new ERR_INVALID_ARG_TYPE('options.concurrency', ['boolean', 'number'], concurrency);
  return concurrency ? Math.max(require('os').availableParallelism() - 1, 1) : 1;
}

function readPatterns(patterns, name) {
  if (patterns === undefined || patterns === null) return [];
  const list = Array.isArray(patterns) ? patterns : [patterns];
  return list.map((pattern, index) => {
    if (pattern instanceof RegExp) return pattern;
    if (typeof pattern === 'string') return patternOf(pattern, name);
    throw new ERR_INVALID_ARG_TYPE(`${name}[${index}]`, ['string', 'RegExp'], pattern);
  });
}

/** One run over many files. */
class Session {
  #stream;
  #options;
  #tally = new Tally();
  #startedAt = process.hrtime.bigint();

  constructor(stream, options) {
    this.#stream = stream;
    this.#options = options;
  }

  async run() {
    const { setup, signal, globalSetupPath, cwd } = this.#options;
    const tearDown = await require('internal/test/global_setup').setUp(globalSetupPath, cwd);
    if (setup !== undefined) await setup(this.#stream);
    const files = filesOf(this.#options);
    let next = 0;
    let shown = Promise.resolve();
    const work = async () => {
      while (next < files.length && !signal?.aborted) {
        const number = ++next;
        const buffer = new FileEvents();
        // Files report in their order: who is early waits in a buffer.
        shown = shown.then(() => buffer.release((type, data) => this.#tell(type, data)));
        await this.#runFile(files[number - 1], number, buffer);
      }
    };
    const workers = [];
    for (const [index, file] of files.entries()) {
      this.#stream.tell('test:enqueue', aboutFile(file, index + 1));
      if (workers.length < this.#options.concurrency) workers.push(work());
    }
    await Promise.all(workers);
    await shown;
    await tearDown();
    this.#tellSummary();
    this.#stream.end();
    return this.#tally.isSuccess;
  }

  async #runFile(file, number, events) {
    const about = aboutFile(file, number);
    this.#stream.tell('test:dequeue', about);
    const startedAt = process.hrtime.bigint();
    const ended = await this.#spawn(file.path, number, events);
    const passed = ended.code === 0 && !ended.hasTimedOut;
    const details = { __proto__: null, duration_ms: millisecondsSince(startedAt), type: 'test' };
    if (!passed) details.error = fileFailure(ended, this.#options.timeout);
    const outcome = { __proto__: null, name: file.name, nesting: 0, testNumber: number, testId: number, parentId: 0, details: { ...details, passed }, tags: [],
      line: 1, column: 1, file: file.path };
    events.tell('test:complete', outcome);
    // A file without tests is a test itself, and so is one that fails beside its tests.
    if (!ended.hasTests || !passed && !ended.hasFailures) {
      const { type, ...start } = about;
      events.tell('test:start', start);
      events.tell(passed ? 'test:pass' : 'test:fail', { ...outcome, details });
    }
    events.end();
  }

  #spawn(file, number, events) {
    const { spawn } = require('child_process');
    const { FrameReader } = require('internal/test/frames');
    const { cwd, env, signal, timeout } = this.#options;
    const child = spawn(process.execPath, this.#argumentsFor(file), {
      cwd,
      env: { ...env ?? process.env, NODE_TEST_CONTEXT: 'child-v8', NODE_TEST_WORKER_ID: `${(number - 1) % this.#options.concurrency + 1}` },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...timeout === Infinity ? undefined : { timeout },
      ...signal === undefined ? undefined : { signal, killSignal: 'SIGTERM' },
    });
    const ended = { code: null, signal: null, hasTests: false, hasFailures: false, hasTimedOut: false };
    const onEvent = (type, data) => {
      if (type === 'test:pass' || type === 'test:fail') ended.hasTests = true;
      if (type === 'test:fail' && data.todo === undefined) ended.hasFailures = true;
      // The plan and the counts of all files are told once, at the end.
      const isOfFile = data.nesting === 0 && (type === 'test:plan' || type === 'test:diagnostic' && isSummary(data));
      if (!isOfFile) events.tell(type, { ...data, entryFile: file });
    };
    const reader = new FrameReader(onEvent, (bytes) => events.tell('test:stdout', { __proto__: null, file, message: bytes.toString(), entryFile: file }));
    child.stdout.on('data', (bytes) => reader.take(bytes));
    child.stderr.on('data', (bytes) => events.tell('test:stderr', { __proto__: null, file, message: bytes.toString(), entryFile: file }));
    return new Promise((resolve) => {
      child.once('error', (error) => ended.error = error);
      child.once('close', (code, signalCode) => {
        reader.end();
        resolve(Object.assign(ended, { code, signal: signalCode, hasTimedOut: timeout !== Infinity && signalCode === 'SIGTERM' && !signal?.aborted }));
      });
    });
  }

  #argumentsFor(file) {
    const { argv, execArgv, only, namePatterns, skipPatterns } = this.#options;
    const inherited = process.execArgv.filter((argument) => !/^--test(?:$|=|-)/.test(argument));
    return [
      ...inherited,
      ...execArgv,
      ...only ? ['--test-only'] : [],
      ...namePatterns.map((pattern) => `--test-name-pattern=${pattern}`),
      ...skipPatterns.map((pattern) => `--test-skip-pattern=${pattern}`),
      ...this.#options.passedOn ?? [],
      file,
      ...argv,
    ];
  }

  /** The tests that files have at the top level are numbered through all of them. */
  #tell(type, data) {
    this.#tally.add(type, data);
    const isTopLevel = data.nesting === 0 && data.entryFile !== undefined && (type === 'test:pass' || type === 'test:fail');
    this.#stream.tell(type, isTopLevel ? { ...data, testNumber: this.#tally.counts.topLevel } : data);
  }

  #tellSummary() {
    const { counts, isSuccess } = this.#tally;
    const duration = millisecondsSince(this.#startedAt);
    this.#stream.tell('test:plan', { __proto__: null, nesting: 0, count: counts.topLevel });
    for (const message of summaryLines(counts, duration)) {
      this.#stream.tell('test:diagnostic', { __proto__: null, nesting: 0, message, level: 'info' });
    }
    this.#stream.tell('test:summary', { __proto__: null, success: isSuccess, counts, duration_ms: duration, file: undefined });
  }
}

function filesOf({ cwd, files, globPatterns, shard }) {
  const path = require('path');
  let names = files;
  if (names === undefined) {
    const patterns = globPatterns?.length > 0 ? globPatterns : DEFAULT_PATTERNS;
    names = [...new Set(require('fs').globSync(patterns, { cwd, exclude: (name) => name === 'node_modules' }))].sort();
  }
  const found = names.map((name) => ({ name, path: path.resolve(cwd, name) }));
  return shard === undefined ? found : found.filter((_file, index) => index % shard.total === shard.index - 1);
}

/** Without isolation: all files are loaded into this process, whose one runner has their tests. */
function runHere(wanted) {
  const { only, timeout, namePatterns, skipPatterns, forceExit } = wanted;
  const { startRunner } = require('internal/test/process');
  const options = { ...commandLine(), only, forceExit, timeout: timeout === Infinity ? undefined : timeout, namePatterns, skipPatterns };
  const runner = startRunner(options, (stream) => loadFiles(stream, wanted), wanted.reporters === undefined);
  return runner.stream;
}

async function loadFiles(stream, wanted) {
  const tearDown = await require('internal/test/global_setup').setUp(wanted.globalSetupPath, wanted.cwd);
  if (wanted.setup !== undefined) await wanted.setup(stream);
  for (const file of filesOf(wanted)) await loadFile(file, wanted.cwd);
  return tearDown;
}

/** A file without tests is a test itself. */
async function loadFile({ name, path }, cwd) {
  const { registry } = require('internal/modules');
  const { pathToFileURL } = require('internal/url');
  const runner = require('internal/test/process').theRunner();
  const known = runner.root.declared.length;
  let fails = () => {};
  try {
    await registry.importFrom(`${cwd}/`, pathToFileURL(path).href);
  } catch (error) {
    fails = () => { throw error; };
  }
  if (runner.root.declared.length === known) runner.declareFile(name, fails, { line: 1, column: 1, file: path });
}

const aboutFile = (file, number) =>
  ({ __proto__: null, nesting: 0, name: file.name, type: 'test', testId: number, parentId: 0, tags: [], line: 1, column: 1, file: file.path });

const isSummary = ({ message }) => /^(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/.test(message);

const millisecondsSince = (start) => Number(process.hrtime.bigint() - start) / 1e6;

function fileFailure({ code, signal, error, hasTimedOut, hasFailures }, timeout) {
  if (hasTimedOut) return new ERR_TEST_FAILURE(`test timed out after ${timeout}ms`, 'testTimeoutFailure');
  const failure = new ERR_TEST_FAILURE(error ?? 'test failed', hasFailures ? 'subtestsFailed' : 'testCodeFailure');
  return Object.assign(failure, { exitCode: code, signal });
}

/** One file's events: kept until the files before it have told theirs. */
class FileEvents {
  #held = [];
  #tell;
  #ended = Promise.withResolvers();

  tell(type, data) {
    if (this.#tell === undefined) this.#held.push([type, data]);
    else this.#tell(type, data);
  }

  end() { this.#ended.resolve(); }

  release(tell) {
    for (const [type, data] of this.#held) tell(type, data);
    this.#held = undefined;
    this.#tell = tell;
    return this.#ended.promise;
  }
}

// ---- the command line

/** Whether there is a file for these patterns; none is a mistake. */
function areThere(patterns) {
  if (patterns.length === 0 || require('fs').globSync(patterns).length !== 0) return true;
  require('internal/stdio').writeText(2, `Could not find '${patterns.join(', ')}'\n`);
  process.exitCode = 1;
  return false;
}

/** `roata --test [patterns]`: runs the files, shows the results, ends with 1 if one failed. */
async function runCommand(patterns) {
  if (!areThere(patterns)) return;
  const options = commandLine();
  const wanted = readRunOptions({
    globPatterns: patterns.length > 0 ? patterns : undefined,
    concurrency: options.concurrency ?? true,
    timeout: options.timeout,
    only: options.only,
    testNamePatterns: options.namePatterns,
    testSkipPatterns: options.skipPatterns,
    shard: options.shard,
    isolation: options.isolation,
    globalSetupPath: options.globalSetup,
  });
  if (options.isolation === 'none') {
    process.argv.splice(1, Infinity, ...patterns);
    runHere({ ...wanted, reporters: options.reporters });
    return;
  }
  wanted.passedOn = options.updateSnapshots ? ['--test-update-snapshots'] : [];
  if (options.forceExit) wanted.passedOn.push('--test-force-exit');
  const stream = new TestsStream();
  await require('internal/test/reporters').attach(stream, options);
  const session = new Session(stream, wanted);
  if (!await session.run()) process.exitCode = 1;
}

Object.assign(exports, { run, runCommand });
