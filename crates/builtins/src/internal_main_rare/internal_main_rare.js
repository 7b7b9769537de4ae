// `internal/main_rare`: what few programs' starts need, Node 26: texts of the command line and standard input, preloaded ES modules, variables from files,
// the check of a file, the warning about a top-level await that never ends. Follows https://nodejs.org/docs/latest-v26.x/api/cli.html
'use strict';

const process = require('process');
const main = require('internal/main');
const modules = require('internal/modules');
const { registry } = modules;
const cjs = require('internal/modules_cjs_rare');

/** Later files override earlier ones, the environment overrides them all. */
function addVariables(texts) {
  const { parseEnv } = require('internal/dotenv');
  const found = Object.assign({ __proto__: null }, ...texts.map((text) => parseEnv(text)));
  const { env } = process;
  for (const name of Object.keys(found)) if (!(name in env)) env[name] = found[name];
}

async function preload(specifiers) {
  const here = `${process.cwd()}/`;
  for (const specifier of specifiers) {
    try {
      await registry.importFrom(`${here}[import]`, specifier);
    } catch (error) {
      if (error?.code === 'ERR_MODULE_NOT_FOUND') error.message = error.message.replace(`${here}[import]`, here);
      throw error;
    }
  }
}

/** Options that change the language or the globals. */
function applyRareFlags(settings) {
  for (const setting of settings) {
    if (setting.startsWith('disable-proto=')) disableProto(setting.slice('disable-proto='.length));
    else if (setting === 'no-webstorage') for (const name of ['localStorage', 'sessionStorage', 'Storage']) delete globalThis[name];
  }
}

function disableProto(mode) {
  if (mode === 'delete') {
    delete Object.prototype.__proto__;
    return;
  }
  if (mode !== 'throw') {
    process._rawDebug(`${process.execPath}: invalid mode passed to --disable-proto`);
    process.reallyExit(12);
  }
  const refuse = () => {
    const { codes: { ERR_PROTO_ACCESS } } = require('internal/errors');
    throw new ERR_PROTO_ACCESS();
  };
  Object.defineProperty(Object.prototype, '__proto__', { get: refuse, set: refuse, enumerable: false, configurable: true });
}

function exposeGc(collect) {
  const gc = { gc: () => collect() }.gc;
  Object.defineProperty(globalThis, 'gc', { value: gc, writable: true, enumerable: false, configurable: true });
}

/** Reads and parses, runs nothing. */
function checkFile(path) {
  registry.load(path, /\.m[jt]s$/.test(path) ? 'import' : 'require');
}

// ---- text without a file

function runText(plan) {
  const { text, print } = plan;
  if (plan.kind === 'url') {
    main.watch(modules.esm.runMain(text));
    return;
  }
  const name = plan.name ?? (plan.kind === 'eval' ? '[eval]' : '[stdin]');
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

const textFile = (name) => `${process.cwd()}/${name}`;

/** What stands for the file of a module that is a text. */
let textUrl;

function runModuleText(text) {
  const name = '[eval1]';
  const file = textFile(name);
  main.mainFile = file;
  textUrl = require('internal/url').pathToFileURL(`${process.cwd()}/`).href + name;
  for (const url of new Set([`file://${file}`, textUrl])) require('internal/fatal').rememberText(url, text);
  main.watch(modules.esm.runText(text, name));
}

/** A script of the global scope, with what a CommonJS module has as globals. Its value is what its last statement gives. */
function runScript(name, text, print) {
  const module = cjs.forText(name);
  const names = { require: cjs.makeRequire(module), module, exports: module.exports, __filename: name, __dirname: '.' };
  for (const [key, value] of Object.entries(names)) Object.defineProperty(globalThis, key, { value, writable: true, enumerable: false, configurable: true });
  if (/\bimport\s*\(/.test(text) || (!print && stackReads.test(text))) return runWithImport(module, name, text, print);
  try {
    return ops.evaluate(text, name);
  } catch (error) {
    if (error instanceof SyntaxError && error.sourceURL === name) showPlace(error, name, text);
    throw error;
  }
}

const stackReads = /(?:\.\s*|\[['"])stack\b|\{[^{}]*\bstack\b[^{}]*\}\s*[=)]/;

/** `import()` and reads of an error's `stack` are the loader's work, which makes a function of the text. A printed text must then be an expression. */
function runWithImport(module, name, text, print) {
  cjs.runText(module, print ? `module.exports = (\n${text}\n)` : text);
  return print ? module.exports : undefined;
}

function showPlace(error, name, text) {
  const line = error.line ?? 1;
  const shown = text.split('\n')[line - 1] ?? '';
  registry.decorate(error, `${name}:${line}\n${shown}\n${' '.repeat(Math.max((error.column ?? 1) - 1, 0))}^\n`);
}

// ---- files

/** The error of a main file that is not there. */
function explainMissing(error, file) {
  if (error?.code !== 'MODULE_NOT_FOUND') return error;
  const missing = new Error(`Cannot find module '${file}'`);
  missing.code = 'MODULE_NOT_FOUND';
  missing.requireStack = [];
  return missing;
}

// ---- the end

/** Names the place if there is only one that it can be. */
function warnUnsettled(mainFile) {
  const { linesWith, writeText } = { ...require('internal/fatal'), ...require('internal/stdio') };
  const url = textUrl ?? require('internal/url').pathToFileURL(mainFile).href;
  const places = linesWith(url, /\bawait\b/);
  const text = places.length === 1
    ? `Warning: Detected unsettled top-level await at ${url}:${places[0].line}\n${places[0].text}\n${' '.repeat(places[0].column)}^\n\n\n\n`
    : `Warning: Detected unsettled top-level await in ${url}\n`;
  writeText(2, text);
}

Object.assign(exports, { applyRareFlags, exposeGc, explainMissing, addVariables, preload, isModuleText, checkFile, runText, warnUnsettled });
