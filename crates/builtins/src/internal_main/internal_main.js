// `internal/main`: how a program starts, Node 26: preloaded modules, the main module. How it ends is in `internal/ending`.
// Follows https://nodejs.org/docs/latest-v26.x/api/cli.html and process.html
//
// Each function here is compiled at every start, which takes as long as hundreds of its statements would: so few do much, and rare ways are elsewhere.
'use strict';

const boot = require('internal/boot');
const { uncaught } = require('internal/ticks');
const modules = require('internal/modules');
const { Module, registry } = require('internal/modules_cjs');

/** What few programs' starts need: texts, options, the check of a file, ES modules without a mark. */
const rare = () => require('internal/main_rare');

/** `plan`: what the command line asks for (crates/cli/src/plan.rs). */
exports.run = function run(plan) {
  exports.plan = plan;
  const { flags } = ops;
  Error.stackTraceLimit = flags.stackTraceLimit ?? 10;
  if (flags.exposeGc) rare().exposeGc(ops.collectGarbage);
  const channel = ops.channel();
  if (channel !== '') require('internal/ipc').joinParent(...channel.split(' '));
  if (plan.envFiles.length !== 0) rare().addVariables(plan.envFiles);
  try {
    if (flags.rare.length !== 0) rare().applyRareFlags(flags.rare);
    if (!flags.warnings || !flags.deprecation || flags.traceWarnings || flags.traceDeprecation || flags.throwDeprecation) rare().showWarningFlags(flags);
    if (plan.isWatched) require('internal/watch').report();
    if (plan.requires.length !== 0) modules.Module._preloadModules(plan.requires);
    if (plan.imports.length === 0) start(plan);
    else watch(rare().preload(plan.imports).then(() => start(plan)));
  } catch (error) {
    // If a listener takes it, the program's ticks and promise jobs run before the loop does.
    uncaught(error, 'uncaughtException');
  }
};

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
    case 'tests': return watch(require('internal/test/run').runCommand(plan.patterns));
    case 'script': return require('internal/package_scripts').run(plan.script, process.argv.slice(1));
    case 'watch': return require('internal/watch').run(plan.script);
    case 'prompt': return require('repl').startStandalone();
    case 'check': return rare().checkFile(resolveMain(plan.file));
    case 'check-text': return rare().checkText(plan);
    default: return rare().runText(plan);
  }
}

/** The program's top level, if it is asynchronous. */
let topLevel;

/** The failure of a promise that stands for the program is an uncaught exception; the one function that captures those gets it as it was thrown. */
function watch(promise) {
  topLevel = promise;
  promise.then(undefined, (error) => {
    const isCaptured = boot.loaded('process')?.hasUncaughtExceptionCaptureCallback() === true;
    uncaught(error, isCaptured ? 'uncaughtException' : 'unhandledRejection');
  });
}

/** What the warning about an unsettled top-level await names. */
exports.mainFile = undefined;

/** A file without a mark is CommonJS, unless the package or the text says otherwise. */
function runFile(file) {
  const path = resolveMain(file);
  exports.mainFile = path;
  const isUsual = path.endsWith('js') || path.endsWith('ts');
  if (path.endsWith('.mjs') || path.endsWith('.mts') || (!isUsual && rare().isOddModule(path))) {
    watch(modules.esm.runMain(path));
    return;
  }
  registry.unmarked = path;
  try {
    Module._load(path, null, true);
    return;
  } catch (error) {
    // What has been read is used for the ES module.
    if (registry.foundModule === undefined || error !== registry.foundModule) throw error;
  } finally {
    registry.unmarked = undefined;
  }
  boot.mainModule = undefined;
  const process = boot.loaded('process');
  if (process !== undefined) process.mainModule = undefined;
  watch(modules.esm.runMain(path, registry.foundModule));
}

/** The file that a main path means: its real path, a missing extension found, a directory's main module. */
function resolveMain(file) {
  try {
    const [path, suffix] = registry.resolve(file, file, false);
    return path + suffix;
  } catch (error) {
    throw rare().explainMissing(error, file);
  }
}

exports.watch = watch;
