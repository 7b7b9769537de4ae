// `internal/main`: how a program starts and ends, Node 26: globals, preloaded modules, the main module, 'beforeExit' and 'exit'.
// Follows https://nodejs.org/docs/latest-v26.x/api/cli.html and process.html
//
// The command line calls `run`, then turns the loop, calling `beforeExit` whenever it has run out, `finish` and `end` at last.
'use strict';

const { loaded, setMainModule } = require('internal/boot');
const ticks = require('internal/ticks');
const modules = require('internal/modules');
const { defineGlobals } = require('internal/globals');
const { Module } = require('internal/modules_cjs');
const { registry } = modules;
const { flags } = ops;

// Many programs never touch the process object, so it is made when something does. It brings its own reporters; those here load it.
if (loaded('process') === undefined) {
  ticks.setReporters({
    reportUncaught: (error, origin) => require('internal/fatal').reportUncaught(error, origin),
    reportRejection: (promise, reason) => require('internal/fatal').reportRejection(promise, reason),
    reportHandled: (promise) => require('internal/fatal').reportHandled(promise),
    wakeLoop: () => require('internal/immediates').setImmediate(() => {}),
    exiting: () => false,
  });
}

/** What few programs' starts need: texts, options, the check of a file. */
const rare = () => require('internal/main_rare');

/** The process object. */
const processObject = () => require('process');

/** This process is another's Machine-Node. */
let isMachineNode = false;

/** `plan`: what the command line asks for (crates/cli/src/plan.rs). */
function run(plan) {
  isMachineNode = plan.isMachineNode;
  defineGlobals();
  applyFlags();
  if (ops.channel !== '') require('internal/ipc').joinParent(...ops.channel.split(' '));
  if (plan.envFiles.length !== 0) rare().addVariables(plan.envFiles);
  try {
    if (plan.requires.length !== 0) modules.Module._preloadModules(plan.requires);
    if (plan.imports.length === 0) start(plan);
    else watch(rare().preload(plan.imports).then(() => start(plan)));
  } catch (error) {
    // If a listener takes it, the program's ticks and promise jobs run before the loop does.
    ticks.uncaught(error, 'uncaughtException');
  }
}

function applyFlags() {
  Error.stackTraceLimit = flags.stackTraceLimit ?? 10;
  if (flags.exposeGc) {
    const gc = { gc: () => ops.collectGarbage() }.gc;
    Object.defineProperty(globalThis, 'gc', { value: gc, writable: true, enumerable: false, configurable: true });
  }
}

function start(plan) {
  startProgram(plan);
  if (!plan.hasDoor) return;
  const open = () => require('internal/door').openDoor();
  if (topLevel === undefined) open();
  // If it fails, that is reported already.
  else watch(topLevel.then(open, () => {}));
}

function startProgram(plan) {
  switch (plan.kind) {
    case 'file': return runFile(plan.file);
    case 'serve': return require('internal/machines').serve();
    case 'check': return rare().checkFile(resolveMain(plan.file));
    default: return rare().runText(plan);
  }
}

/** The program's top level, if it is asynchronous. */
let topLevel;

/** The failure of a promise that stands for the program is an uncaught exception. */
function watch(promise) {
  topLevel = promise;
  promise.then(undefined, (error) => ticks.uncaught(error, 'unhandledRejection'));
}

// ---- a file

// What the warning about an unsettled top-level await names.
let mainFile;

function setMainFile(file) {
  mainFile = file;
}

function runFile(file) {
  const path = resolveMain(file);
  mainFile = path;
  if (path.endsWith('.mjs') || path.endsWith('.mts')) watch(modules.esm.runMain(path));
  else runUnmarked(path);
}

/** The file that a main path means: its real path, a missing extension found, a directory's main module. */
function resolveMain(file) {
  try {
    const [path, suffix] = registry.resolve(file, file, false);
    return path + suffix;
  } catch (error) {
    if (error?.code !== 'MODULE_NOT_FOUND') throw error;
    const missing = new Error(`Cannot find module '${file}'`);
    missing.code = 'MODULE_NOT_FOUND';
    missing.requireStack = [];
    throw missing;
  }
}

const isModule = Symbol('the main file is an ES module');

/** CommonJS, unless the package or the text says otherwise; then what has been read is used for the ES module. */
function runUnmarked(path) {
  const { requireModule, load } = registry;
  let loaded;
  registry.requireModule = (filename, found, module) => {
    registry.requireModule = requireModule;
    if (filename !== path) return requireModule(filename, found, module);
    loaded = found;
    throw isModule;
  };
  try {
    Module._load(path, null, true);
    return;
  } catch (error) {
    if (error !== isModule) throw error;
  } finally {
    registry.requireModule = requireModule;
  }
  setMainModule(undefined);
  registry.load = (filename, ...rest) => {
    registry.load = load;
    return filename === path ? loaded : load(filename, ...rest);
  };
  watch(modules.esm.runMain(path));
}

// ---- the end

// Without a process object nobody listens to its events, and its exit code has not been set.

function beforeExit() {
  if (isMachineNode && require('internal/machines').staysForOthers()) return;
  const process = loaded('process');
  process?.emit('beforeExit', process.exitCode ?? 0);
}

const UNSETTLED = 13;

let isUnsettled = false;

/** Nothing keeps the loop alive any more. Promise jobs of the listeners still run, before `end`. */
function finish() {
  const process = modules.isPending() ? processObject() : loaded('process');
  if (process === undefined || process._exiting) return;
  process._exiting = true;
  isUnsettled = process.exitCode === undefined && modules.isPending();
  if (isUnsettled) process.exitCode = UNSETTLED;
  process.emit('exit', process.exitCode ?? 0);
}

function end() {
  const process = loaded('process');
  if (process === undefined) ops.reallyExit(0);
  if (isUnsettled && process.exitCode === UNSETTLED) rare().warnUnsettled(mainFile);
  process.reallyExit(process.exitCode ?? 0);
}

Object.assign(exports, { defineGlobals, run, beforeExit, finish, end, watch, setMainFile });
