// `internal/main`: how a program starts and ends, Node 26: globals, preloaded modules, the main module, 'beforeExit' and 'exit'.
// Follows https://nodejs.org/docs/latest-v26.x/api/cli.html and process.html
//
// The command line calls `run`, then turns the loop, calling `beforeExit` whenever it has run out, `finish` and `end` at last.
'use strict';

const { loaded, requireBuiltin, setMainModule } = require('internal/boot');
const ticks = require('internal/ticks');
const modules = require('internal/modules');
const { Module, registry } = modules;
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

/** The process object. */
const processObject = () => require('process');

/** `plan`: what the command line asks for (crates/cli/src/plan.rs). */
function run(plan) {
  defineGlobals();
  applyFlags();
  if (plan.envFiles.length !== 0) addVariables(plan.envFiles);
  try {
    if (plan.requires.length !== 0) Module._preloadModules(plan.requires);
    if (plan.imports.length === 0) start(plan);
    else watch(preload(plan.imports).then(() => start(plan)));
  } catch (error) {
    // If a listener takes it, the program's ticks and promise jobs run before the loop does.
    ticks.uncaught(error, 'uncaughtException');
  }
}

/** The globals that are Node's own; those of the web are `internal/globals`'. */
function defineGlobals() {
  Object.defineProperty(globalThis, Symbol.toStringTag, { value: 'global', writable: false, enumerable: false, configurable: true });
  define('global', globalThis, true);
  for (const name of ['clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout']) defineTimer(name);
  define('queueMicrotask', ticks.queueMicrotask, true);
  define('console', require('internal/console').globalConsole, false);
  defineLazily('process', processObject);
  defineLazily('Buffer', () => require('buffer').Buffer);
  requireBuiltin('internal/globals')?.defineGlobals();
}

function define(name, value, enumerable) {
  Object.defineProperty(globalThis, name, { value, writable: true, enumerable, configurable: true });
}

/** Timers are loaded when one of their globals is first read, which is a plain property from then on, as in Node. */
function defineTimer(name) {
  const get = () => {
    const value = require('timers')[name];
    define(name, value, true);
    return value;
  };
  Object.defineProperty(globalThis, name, { get, set: (value) => define(name, value, true), enumerable: true, configurable: true });
}

/** An accessor, as Node has it: what is assigned takes its place. */
function defineLazily(name, get) {
  const set = (value) => define(name, value, true);
  Object.defineProperty(globalThis, name, { get, set, enumerable: false, configurable: true });
}

function applyFlags() {
  Error.stackTraceLimit = flags.stackTraceLimit ?? 10;
  if (flags.exposeGc) {
    const gc = { gc: () => ops.collectGarbage() }.gc;
    Object.defineProperty(globalThis, 'gc', { value: gc, writable: true, enumerable: false, configurable: true });
  }
}

/** Later files override earlier ones, the environment overrides them all. */
function addVariables(texts) {
  const { parseEnv } = require('internal/dotenv');
  const found = Object.assign({ __proto__: null }, ...texts.map((text) => parseEnv(text)));
  const { env } = processObject();
  for (const name of Object.keys(found)) if (!(name in env)) env[name] = found[name];
}

async function preload(specifiers) {
  const here = `${processObject().cwd()}/`;
  for (const specifier of specifiers) {
    try {
      await registry.importFrom(`${here}[import]`, specifier);
    } catch (error) {
      if (error?.code === 'ERR_MODULE_NOT_FOUND') error.message = error.message.replace(`${here}[import]`, here);
      throw error;
    }
  }
}

function start(plan) {
  switch (plan.kind) {
    case 'file': return runFile(plan.file);
    case 'check': return checkFile(plan.file);
    default: return runText(plan);
  }
}

/** The failure of a promise that stands for the program is an uncaught exception. */
function watch(promise) {
  promise.then(undefined, (error) => ticks.uncaught(error, 'unhandledRejection'));
}

// ---- a file

// What the warning about an unsettled top-level await names.
let mainFile;

function runFile(file) {
  const path = resolveMain(file);
  mainFile = path;
  if (/\.m[jt]s$/.test(path)) watch(modules.esm.runMain(path));
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

/** Reads and parses, runs nothing. */
function checkFile(file) {
  const path = resolveMain(file);
  registry.load(path, /\.m[jt]s$/.test(path) ? 'import' : 'require');
}

// ---- text without a file

function runText(plan) {
  const { text, print } = plan;
  const name = plan.kind === 'eval' ? '[eval]' : '[stdin]';
  require('internal/fatal').rememberText(name, text);
  const asked = plan.inputType;
  if (asked.startsWith('module') || (asked === '' && isModuleText(name, text))) {
    if (print) {
      const { codes: { ERR_EVAL_ESM_CANNOT_PRINT } } = require('internal/errors');
      throw new ERR_EVAL_ESM_CANNOT_PRINT();
    }
    runModuleText(text);
    return;
  }
  const result = runScript(name, text, print);
  if (print) require('internal/console').globalConsole.log(result);
}

/** Only words that the syntax of modules needs make a text worth a look. */
const moduleWords = /\b(?:import|export|await)\b/;

function isModuleText(name, text) {
  if (!moduleWords.test(text)) return false;
  try {
    return registry.load(textFile(name), 'require', text)[0] === 'module';
  } catch {
    return false;
  }
}

const textFile = (name) => `${processObject().cwd()}/${name}`;

function runModuleText(text) {
  const name = '[eval1]';
  mainFile = textFile(name);
  require('internal/fatal').rememberText(`file://${mainFile}`, text);
  watch(modules.esm.runText(text, name));
}

/** A script of the global scope, with what a CommonJS module has as globals. Its value is what its last statement gives. */
function runScript(name, text, print) {
  const module = Module.forText(name);
  const names = { require: Module.makeRequire(module), module, exports: module.exports, __filename: name, __dirname: '.' };
  for (const [key, value] of Object.entries(names)) Object.defineProperty(globalThis, key, { value, writable: true, enumerable: false, configurable: true });
  if (/\bimport\s*\(/.test(text)) return runWithImport(module, name, text, print);
  try {
    return ops.evaluate(text, name);
  } catch (error) {
    if (error instanceof SyntaxError && error.sourceURL === name) showPlace(error, name, text);
    throw error;
  }
}

/** `import()` is the loader's work, which makes a function of the text. A printed text must then be an expression. */
function runWithImport(module, name, text, print) {
  Module.runText(module, print ? `module.exports = (\n${text}\n)` : text);
  return print ? module.exports : undefined;
}

function showPlace(error, name, text) {
  const line = error.line ?? 1;
  const shown = text.split('\n')[line - 1] ?? '';
  registry.decorate(error, `${name}:${line}\n${shown}\n${' '.repeat(Math.max((error.column ?? 1) - 1, 0))}^\n`);
}

// ---- the end

// Without a process object nobody listens to its events, and its exit code has not been set.

function beforeExit() {
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
  if (isUnsettled && process.exitCode === UNSETTLED) warnUnsettled();
  process.reallyExit(process.exitCode ?? 0);
}

/** Names the place if there is only one that it can be. */
function warnUnsettled() {
  const { linesWith, writeText } = { ...require('internal/fatal'), ...require('internal/stdio') };
  const url = `file://${encodeURI(mainFile)}`;
  const places = linesWith(url, /\bawait\b/);
  const text = places.length === 1
    ? `Warning: Detected unsettled top-level await at ${url}:${places[0].line}\n${places[0].text}\n${' '.repeat(places[0].column)}^\n\n\n\n`
    : `Warning: Detected unsettled top-level await in ${url}\n`;
  writeText(2, text);
}

Object.assign(exports, { defineGlobals, run, beforeExit, finish, end });
