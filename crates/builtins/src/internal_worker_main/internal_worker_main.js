// `internal/worker_main`: how a program starts and ends in a worker, Node 26: its process object, streams, errors.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html
//
// The OS thread calls `start`, turns the loop, calls `beforeExit` whenever it has run out, and `finish` at last.
'use strict';

const main = require('internal/main');
const ending = require('internal/ending');
const process = require('process');
const ticks = require('internal/ticks');
const { receiveMessageOnPort } = require('internal/message_channel');
const links = require('internal/worker_links');
const messages = require('internal/worker_messages');
const worker = require('internal/worker_own');
const { own, environmentData } = worker;

let control;

/** `parcel`: what the class Worker has packed. Its first messages say what is to be done. */
function start(parcel) {
  let port;
  [port, control] = links.unpack(parcel);
  const hear = () => receiveMessageOnPort(control).message;
  const setup = JSON.parse(hear());
  Object.assign(own, {
    isMainThread: false, threadName: setup.name, parentPort: port, workerData: hear(),
    resourceLimits: Object.fromEntries(setup.resourceLimits.map(([name, limit]) => [name, Number(limit)])),
  });
  if (setup.hasEnvironmentData) for (const [key, value] of hear()) environmentData.set(key, value);
  worker.joinOthers();
  messages.openInbox();
  if (setup.settings.flags !== undefined) setFlags(setup.settings.flags);
  worker.inherit(setup.settings);
  prepareProcess(setup);
  prepareStreams(setup.hasStdin);
  takeErrors();
  listen();
  if (setup.web !== undefined) {
    const place = setup.kind === 'file' ? require('internal/url').pathToFileURL(setup.file).href : setup.text;
    require('internal/worker_scope').defineScope(port, setup.web, place);
  }
  links.sendList(control, ['online']);
  if (setup.hasHooks) require('internal/hooks_thread').serve(own.workerData);
  main.run({ ...programOf(setup), envFiles: [], print: false, isMachineNode: false });
}

function programOf({ kind, file, text, settings: { requires, imports, inputType } }) {
  switch (kind) {
    case 'file': return { kind, file, requires, imports, inputType: '' };
    case 'url': return { kind, text, requires, imports, inputType: '' };
    // Only the start of ES modules waits for imports.
    default: return { kind, text, name: '[worker eval]', requires, imports: importsFor(text, imports, inputType), inputType };
  }
}

function importsFor(text, imports, inputType) {
  if (imports.length === 0 || inputType.startsWith('module')) return imports;
  return require('internal/main_rare').isModuleText('[worker eval]', text) ? imports : [];
}

/** The options of this realm alone, in the place of the process's. */
function setFlags(flags) {
  Object.assign(ops.flags, flags);
  process.removeAllListeners('warning');
  if (flags.warnings) process.on('warning', (warning) => require('internal/warnings').onWarning(warning));
}

// ---- the process object

const programNames = { file: ({ file }) => [file], url: () => [], eval: () => ['[worker eval]'] };

function prepareProcess({ argv, execArgv, env, ...program }) {
  process.argv = [process.execPath, ...programNames[program.kind](program), ...argv];
  process.execArgv = [...execArgv];
  process.env = env === null ? require('internal/worker_environment').sharedEnvironment() : replaceVariables(process.env, env);
  process.reallyExit = function reallyExit(code) {
    // What they still hold goes over.
    for (const output of outputs) output?.release();
    worker.exit(Number(code) || 0);
    // What runs is ended at the next turn of any loop.
    for (;;);
  };
  for (const name of ['abort', 'chdir', 'setuid', 'seteuid', 'setgid', 'setegid', 'setgroups', 'initgroups']) forbid(name);
  for (const name of ['_debugProcess', '_debugEnd', '_startProfilerIdleNotifier', '_stopProfilerIdleNotifier']) delete process[name];
  process.execve = function execve(execPath) { throw unsupported('Calling process.execve'); };
  process.umask = function wrappedUmask(mask) {
    if (mask !== undefined) throw unsupported('Setting process.umask()');
    return require('internal/process').umask();
  };
  // Signals go to the main thread.
  process.removeAllListeners('newListener');
  process.removeAllListeners('removeListener');
  Object.defineProperty(process, 'title', { value: process.title, writable: true, enumerable: true, configurable: true });
}

function replaceVariables(env, list) {
  for (const name of Object.keys(env)) delete env[name];
  for (let i = 0; i < list.length; i += 2) env[list[i]] = list[i + 1];
  return env;
}

function unsupported(what) {
  const { codes: { ERR_WORKER_UNSUPPORTED_OPERATION } } = require('internal/errors');
  return new ERR_WORKER_UNSUPPORTED_OPERATION(what);
}

function forbid(name) {
  process[name] = function unavailableInWorker() { throw unsupported(`process.${name}()`); };
  process[name].disabled = true;
}

// ---- streams

const sendOutput = (fd) => (chunk) => links.sendList(control, ['out', fd, chunk]);

let input;
/** By descriptor, once they are made. */
const outputs = [];

let holders = 0;

/** The worker stays while somebody waits for its parent. */
function holdControl(isHeld) {
  holders += isHeld ? 1 : -1;
  if (holders === 0) control.unref();
  else control.ref();
}

function prepareStreams(hasStdin) {
  const { attachStream } = require('internal/console');
  for (const [fd, name] of [[1, 'stdout'], [2, 'stderr']]) {
    // The console's, until a program asks for the stream.
    attachStream(fd, { write: sendOutput(fd) }, false);
    defineStream(name, () => {
      const stream = outputs[fd] = new (require('internal/worker_stdio').Input)((chunk) => links.sendList(control, ['flow', fd, chunk]), holdControl);
      attachStream(fd, stream, false);
      return stream;
    });
  }
  defineStream('stdin', () => {
    input ??= makeInput();
    if (!hasStdin) input.push(null);
    return input;
  });
  if (process.listenerCount('warning') === 0) return;
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    redirectTexts();
    require('internal/warnings').onWarning(warning);
  });
}

/** What the runtime itself has to say goes to the parent too. Its module is large, and few workers need it. */
function redirectTexts() {
  require('internal/stdio').writeText = (fd, text) => sendOutput(fd)(text);
}

function makeInput() {
  return new (require('internal/worker_stdio').Output)(() => links.sendList(control, ['more']), holdControl);
}

function defineStream(name, make) {
  let stream;
  Object.defineProperty(process, name, {
    get: () => (stream ??= make()),
    set: (value) => Object.defineProperty(process, name, { value, writable: true, enumerable: true, configurable: true }),
    enumerable: true,
    configurable: true,
  });
}

// ---- what the parent says

function listen() {
  control.on('message', ([kind, first, second, third]) => {
    if (kind === 'in') {
      input ??= makeInput();
      input.arrive(first);
    } else if (kind === 'more') {
      outputs[first].release();
    } else if (kind === 'ask') {
      control.postMessage(['answer', first, answerTo(second, third)]);
    }
  });
  control.unref();
}

function answerTo(what, detail) {
  if (what === 'cpu') return process.threadCpuUsage(detail ?? undefined);
  const figures = require('v8').getHeapStatistics();
  const limit = own.resourceLimits.maxOldGenerationSizeMb;
  return limit > 0 ? { ...figures, heap_size_limit: limit * 1024 * 1024 } : figures;
}

// ---- the end

const GENERIC = 1;
const UNSETTLED = 13;

/** An error that nobody takes ends the worker, and its parent hears of it. */
function takeErrors() {
  const fatal = () => require('internal/fatal');
  ticks.setReporters({
    reportUncaught,
    reportRejection: (promise, reason) => fatal().reportRejection(promise, reason),
    reportHandled: (promise) => fatal().reportHandled(promise),
    wakeLoop: () => require('internal/immediates').setImmediate(() => {}),
    exiting: () => process._exiting,
  });

  function reportUncaught(error, origin) {
    while (worker.endAgain());
    let thrown = error;
    try {
      if (fatal().offer(error, origin)) return;
    } catch (second) {
      thrown = second;
    }
    const isEnding = process._exiting;
    if (!isEnding) {
      process._exiting = true;
      process.exitCode = GENERIC;
      try {
        process.emit('exit', GENERIC);
      } catch {
        // It changes nothing any more.
      }
    }
    require('internal/stack').v8Stack(thrown); // here, where its files are known
    if (typeof thrown === 'symbol') links.sendList(control, ['symbol', thrown.description]);
    else links.sendThrown(control, (value) => ['error', value], thrown);
    process.reallyExit(process.exitCode ?? (isEnding ? 0 : GENERIC));
  }
}

/** Promise jobs of the listeners to 'exit' still run. */
function finish() {
  ticks.invoke(ending.finish);
  ending.end();
}

module.exports = { start, beforeExit: ending.beforeExit, finish };
