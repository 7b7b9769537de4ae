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

/** Options about warnings show in properties of the process. */
function showWarningFlags(flags) {
  if (!flags.deprecation) process.noDeprecation = true;
  if (flags.throwDeprecation) process.throwDeprecation = true;
  if (flags.traceDeprecation) process.traceDeprecation = true;
  if (flags.traceWarnings) process.traceProcessWarnings = true;
  if (!flags.warnings && process.env.NODE_NO_WARNINGS !== '1') process.noProcessWarnings = true;
}

/** Options that change the language or the globals. */
function applyRareFlags(settings) {
  if (settings.some((setting) => /^(?:permission|allow-)/.test(setting))) applyPermissions(settings);
  for (const setting of settings) {
    if (setting.startsWith('disable-proto=')) disableProto(setting.slice('disable-proto='.length));
    else if (setting === 'no-webstorage') for (const name of ['localStorage', 'sessionStorage', 'Storage']) delete globalThis[name];
    else if (setting === 'no-experimental-global-navigator') for (const name of ['navigator', 'Navigator']) delete globalThis[name];
    else if (setting === 'no-experimental-websocket') for (const name of ['WebSocket', 'CloseEvent']) delete globalThis[name];
    else if (/^(?:experimental-)?loader=/.test(setting)) useLoader(setting.slice(setting.indexOf('=') + 1));
    else if (setting === 'no-experimental-detect-module') detectNothing();
    else if (/^no-(?:experimental-)?require-module$/.test(setting)) refuseRequireOfModules();
    else if (setting.startsWith('dns-result-order=')) checkResultOrder(setting.slice('dns-result-order='.length));
    else if (setting === 'trace-env' || setting === 'trace-env-js-stack') traceEnvironment(settings);
    else if (setting === 'disallow-code-generation-from-strings') require('internal/vm_contexts').forbidStrings((text) => ops.evaluate(text, 'node:vm'));
    else if (setting === 'report-on-signal' || setting === 'report-uncaught-exception') require('internal/report').applyFlags();
  }
}

/** Tells what is done to the environment's variables. */
function traceEnvironment(settings) {
  if (isEnvironmentTraced) return;
  isEnvironmentTraced = true;
  const { writeText } = require('internal/stdio');
  const tell = (what, above) => writeText(2, `[--trace-env] ${what}\n${settings.includes('trace-env-js-stack') ? callers(above) : ''}`);
  const tellOf = (kind, name, above) => { if (typeof name === 'string') tell(`${kind} "${name}"`, above); };
  const handler = {};
  for (const [trap, kind] of [['get', 'get'], ['set', 'set'], ['has', 'query'], ['getOwnPropertyDescriptor', 'query'], ['deleteProperty', 'delete']]) {
    handler[trap] = function trapped(env, name, ...rest) {
      tellOf(kind, name, trapped);
      return trap === 'get' ? env[name] : Reflect[trap](env, name, ...(trap === 'set' ? [rest[0]] : rest));
    };
  }
  handler.ownKeys = function trapped(env) {
    tell('enumerate environment variables', trapped);
    return Reflect.ownKeys(env);
  };
  process.env = new Proxy(process.env, handler);
}

let isEnvironmentTraced = false;

function callers(above) {
  const frames = require('internal/stack').callerFrames(10, above);
  const shown = frames.map(({ name, isModule, file, line, column }, i) => {
    const place = `${file}:${line}:${column}`;
    return `${i + 1}: ${name && !isModule ? `${name} (${place})` : place}`;
  });
  return `\n----- JavaScript stack trace -----\n\n${shown.join('\n')}\n\n\n`;
}

function applyPermissions(settings) {
  if (settings.includes('permission') || settings.includes('permission-audit')) require('internal/permission').apply(main.plan ?? {});
  else if (settings.some((setting) => setting.startsWith('allow-'))) throw new (require('internal/errors').codes.ERR_MISSING_OPTION)('--permission');
}

function refuseRequireOfModules() {
  require('internal/modules_cjs').registry.refusesEsm = true;
  Object.defineProperty(process.features, 'require_module', { get: () => false, enumerable: true, configurable: true });
}

/** What neither its name nor its package calls an ES module is CommonJS. */
function detectNothing() {
  const { load } = registry;
  registry.load = (filename, kind, text, format) => {
    const isUnmarked = format === undefined && !filename.endsWith('.ts') && registry.ops.formatOf(filename, false) == null;
    return load(filename, kind, text, isUnmarked ? 'commonjs' : format);
  };
}

/** The main thread's alone: the thread that the hooks run in has these options, too. */
function useLoader(specifier) {
  if (require('worker_threads').isMainThread) require('internal/hooks_thread').registerLoader(specifier);
}

function checkResultOrder(order) {
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  const orders = ['verbatim', 'ipv4first', 'ipv6first'];
  const reason = `must be one of: ${orders.map((name) => `'${name}'`).join(', ')}`;
  if (!orders.includes(order)) throw new ERR_INVALID_ARG_VALUE('--dns-result-order', order, reason);
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
  try {
    registry.load(path, /\.m[jt]s$/.test(path) ? 'import' : 'require');
  } catch (error) {
    const { frameOf } = require('internal/stack_frames');
    registry.decorate(error, frameOf(error)?.replace(/^file:\/\//, ''));
    throw error;
  }
}

function checkText({ text, inputType }) {
  const name = '[stdin]';
  require('internal/fatal').rememberText(name, text);
  const isModule = inputType.startsWith('module') || (inputType === '' && readKind(name, text)[0] === 'module');
  if (isModule) registry.load(textFile(name), 'import', text, 'module');
  else if (!parses(text, name)) throw explained(name, text);
}

// ---- text without a file

function runText(plan) {
  const { text, print } = plan;
  if (plan.kind === 'url') {
    main.watch(require('internal/flags').isOn('entry-url') ? modules.esm.runUrl(text) : modules.esm.runMain(text));
    return;
  }
  const name = plan.name ?? (plan.kind === 'eval' ? '[eval]' : '[stdin]');
  require('internal/fatal').rememberText(name, text);
  require('internal/stack_frames').keepText(name, text);
  const asked = plan.inputType;
  const javaScript = asked.endsWith('-typescript') ? registry.ops.stripTypes(text) : text;
  if (asked.startsWith('module')) return runModuleText(javaScript, print);
  const [kind, source] = asked === '' ? readKind(name, javaScript) : ['script', javaScript];
  if (kind === 'module') return runModuleText(source, print);
  const result = runScript(name, source, print);
  if (print) require('internal/console').globalConsole.log(result);
}

/** Whether a text is a module or a script, and the JavaScript of it: what does not parse may be TypeScript. */
function readKind(name, text) {
  if (isModuleText(name, text)) return ['module', text];
  const { hasFlag } = require('internal/flags');
  if (parses(text, name) || hasFlag('--no-strip-types') || hasFlag('--no-experimental-strip-types')) return ['script', text];
  try {
    const stripped = registry.ops.stripTypes(text);
    return [isModuleText(name, stripped) ? 'module' : 'script', stripped];
  } catch (error) {
    throw explained(name, text, error.message);
  }
}

function parses(text, name) {
  try {
    ops.checkSyntax(text, name);
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with a script; `more` is told beside it. */
function explained(name, text, more = '') {
  try {
    registry.load(name, 'require', text, 'commonjs');
  } catch (error) {
    const { frameOf } = require('internal/stack_frames');
    if (more !== '') registry.decorate(error, `${frameOf(error)}${more}\n`);
    return error;
  }
  return undefined;
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

function runModuleText(text, print) {
  if (print) {
    const { codes: { ERR_EVAL_ESM_CANNOT_PRINT } } = require('internal/errors');
    throw new ERR_EVAL_ESM_CANNOT_PRINT();
  }
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
  defineBuiltins();
  Object.assign(globalThis, { __filename: name, module, exports: module.exports, __dirname: '.', require: cjs.makeRequire(module) });
  // Reads of an error's `stack` and `message` are the loader's work, which makes a function of the text.
  if (errorReads.test(text)) {
    if (!print) return cjs.runText(module, text, name);
    const expression = `module.exports = (${text.replace(/[;\s]+$/, '')}\n)`;
    if (parses(expression, name)) {
      cjs.runText(module, expression, name);
      return module.exports;
    }
  }
  try {
    return ops.evaluate(withImports(text, module.filename), name);
  } catch (error) {
    throw error instanceof SyntaxError && !parses(text, name) ? explained(name, text) ?? error : error;
  }
}

const errorReads = /(?:\.\s*|\[['"])(?:stack|message)\b|\{[^{}]*\b(?:stack|message)\b[^{}]*\}\s*[=)]/;

/** The text with a way to import, if it needs one. */
function withImports(text, filename) {
  if (!/\bimport\s*\(/.test(text)) return text;
  const { USE_MAIN_CONTEXT_DEFAULT_LOADER, install, withImports: rename } = require('internal/vm_imports');
  const renamed = rename(text, USE_MAIN_CONTEXT_DEFAULT_LOADER, filename);
  if (renamed !== undefined) install(globalThis);
  return renamed ?? text;
}

/** Built-in modules are globals of such texts, loaded when they are first read. */
function defineBuiltins() {
  for (const name of registry.ops.builtinNames()) {
    if (name.includes('/') || name.startsWith('_') || KNOWN.includes(name)) continue;
    const enumerable = name === 'crypto';
    const place = (value) => Object.defineProperty(globalThis, name, { value, writable: true, enumerable, configurable: true });
    const get = () => {
      const value = require(name.startsWith('node:') ? name.slice('node:'.length) : name);
      place(value);
      return value;
    };
    Object.defineProperty(globalThis, name, { get, set: place, enumerable, configurable: true });
  }
}

/** Those that are globals anyway. */
const KNOWN = ['console', 'module', 'process'];

// ---- files

/** Whether a main file whose name says nothing is an ES module, or no module at all, which the loader then says. */
function isOddModule(path) {
  if (path.endsWith('.wasm')) return true;
  const config = /\.c?json$|\.cjs$/.test(path) ? undefined : registry.ops.findPackageJson(path, path);
  return config !== undefined && registry.loadJson(config).type === 'module';
}

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

Object.assign(exports, { applyRareFlags, exposeGc, explainMissing, addVariables, preload, isModuleText, isOddModule, showWarningFlags, checkFile, checkText, runText, warnUnsettled });
