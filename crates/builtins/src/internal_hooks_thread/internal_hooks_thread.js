// `internal/hooks_thread`: `module.register()`: hooks of modules that run in a thread of their own, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/module.html#asynchronous-customization-hooks
//
// The program's thread asks that thread and waits for its answer, so that one way of loading modules serves these hooks and those of
// `module.registerHooks()`: there they are one pair of hooks that ask (`askingHooks`).
'use strict';

const { codes } = require('internal/errors');

const OPEN = 0;
const ANSWERED = 1;
const ENDED = 2;

// ---- the program's side

/** The thread: `{ port, state }`, where `state` says whether an answer is there, and with which code the thread has ended. */
let thread;

function register(specifier, parent = undefined, options) {
  let [parentURL, settings] = [parent, options];
  if (typeof parent === 'object' && parent !== null && !require('internal/url').isURL(parent)) {
    settings = parent;
    parentURL = settings.parentURL;
  }
  warn();
  const from = parentURL === undefined || parentURL === null ? 'data:' : `${parentURL}`;
  refuseUnresolvable(`${specifier}`, from);
  if (thread === undefined) start();
  ask(['register', `${specifier}`, from, settings?.data], settings?.transferList);
}

/** `--experimental-loader` */
function registerLoader(specifier) {
  process.emitWarning('`--experimental-loader` may be removed in the future; instead use `register()`:\n'
    + '--import \'data:text/javascript,import { register } from "node:module"; import { pathToFileURL } from "node:url"; '
    + `register(${JSON.stringify(specifier)}, pathToFileURL("./"));'`, 'ExperimentalWarning');
  if (thread === undefined) start();
  ask(['register', specifier, require('internal/url').pathToFileURL(`${process.cwd()}/`).href, undefined]);
}

let isWarned = false;

function warn() {
  if (isWarned) return;
  isWarned = true;
  process.emitWarning('`module.register()` is deprecated. Use `module.registerHooks()` instead.', 'DeprecationWarning', 'DEP0205');
}

/** Nothing relative can be found from a URL without a path. */
function refuseUnresolvable(specifier, from) {
  if (!from.startsWith('data:') || URL.canParse(specifier)) return;
  const error = new TypeError(`Failed to resolve module specifier "${specifier}" from "${from}": Invalid relative URL or base scheme is not hierarchical.`);
  error.code = 'ERR_UNSUPPORTED_RESOLVE_REQUEST';
  throw error;
}

function start() {
  const { Worker, kHooks } = require('internal/worker');
  const { MessageChannel } = require('worker_threads');
  const { port1: port, port2 } = new MessageChannel();
  const state = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker('', { eval: true, [kHooks]: true, execArgv: [], workerData: { port: port2, state }, transferList: [port2] });
  worker.on('error', (error) => { throw error; });
  worker.unref();
  port.unref();
  thread = { port, state };
  require('internal/module_hooks').registerHooks(askingHooks);
}

/** What the thread answers; its errors are thrown. */
function ask(question, transferList = []) {
  const { port, state } = thread;
  Atomics.store(state, 0, OPEN);
  port.postMessage(question, transferList);
  while (Atomics.load(state, 0) === OPEN) Atomics.wait(state, 0, OPEN);
  if (Atomics.load(state, 0) === ENDED) process.exit(Atomics.load(state, 1));
  const { value, failure } = require('worker_threads').receiveMessageOnPort(port).message;
  if (failure !== undefined) throw unpacked(failure);
  return value;
}

const askingHooks = {
  resolve(specifier, context, next) {
    if (isRequire(context)) return next(specifier, context);
    const { conditions, importAttributes, parentURL } = context;
    return { ...ask(['resolve', specifier, { conditions, importAttributes: { ...importAttributes }, parentURL }]), shortCircuit: true };
  },
  load(url, context, next) {
    if (isRequire(context) && url !== mainUrl()) return next(url, context);
    const { format, importAttributes } = context;
    return { ...ask(['load', url, { format, importAttributes: { ...importAttributes } }]), shortCircuit: true };
  },
};

/** Calls of `require` are not these hooks' affair, but for the program's own file. */
const isRequire = ({ conditions }) => conditions.includes('require');
const mainUrl = () => (process.argv[1] === undefined ? undefined : require('internal/url').pathToFileURL(process.argv[1]).href);

// ---- errors between the two

function packed(error) {
  const properties = typeof error === 'object' && error !== null ? { ...error } : {};
  try {
    return structuredClone({ error, properties });
  } catch {
    return { error: new Error(String(error?.message ?? error)), properties: { code: error?.code } };
  }
}

function unpacked({ error, properties }) {
  return typeof error === 'object' && error !== null ? Object.assign(error, properties) : error;
}

// ---- the thread's side

/** Of each kind those that were registered, the last first asked; each with the name its errors give it. */
const chains = { resolve: [], load: [] };

/** Answers the program's thread, one question after the other. */
function serve({ port, state }) {
  const answer = (status) => {
    Atomics.store(state, 0, status);
    Atomics.notify(state, 0);
  };
  port.on('message', async (question) => {
    try {
      port.postMessage({ value: await answers[question[0]](...question.slice(1)) });
    } catch (error) {
      port.postMessage({ failure: packed(error) });
    }
    answer(ANSWERED);
  });
  process.on('exit', (code) => {
    Atomics.store(state, 1, code);
    answer(ENDED);
  });
}

const answers = {
  async register(specifier, parentURL, data) {
    const url = await placeOf(specifier, parentURL);
    const hooks = await require('internal/modules').esm.importFrom('/', url);
    await hooks.initialize?.(data);
    for (const kind of Object.keys(chains)) if (typeof hooks[kind] === 'function') chains[kind].push({ hook: hooks[kind], name: `${specifier} '${kind}'` });
  },
  resolve: (specifier, context) => run('resolve', specifier, context),
  load: (url, context) => run('load', url, context),
};

async function placeOf(specifier, parentURL) {
  if (parentURL.startsWith('data:')) return specifier;
  return (await run('resolve', specifier, { conditions: ['node', 'import', 'module-sync', 'node-addons'], importAttributes: {}, parentURL })).url;
}

/** Asks the hooks of a kind; each may go on with the next, and the last one is Roata's own way. */
async function run(kind, asked, context) {
  const { resolveOwn, loadOwn } = require('internal/module_hooks');
  const own = kind === 'resolve' ? resolveOwn : loadOwn;
  const chain = chains[kind];
  const step = async (index, value, given) => {
    if (index < 0) return own(value, given);
    const { hook, name } = chain[index];
    let hasGoneOn = false;
    const next = async (nextValue = value, nextContext = undefined) => {
      if (typeof nextValue !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(`${name} hook's ${nextName(kind)}() ${kind === 'resolve' ? 'specifier' : 'url'}`, 'string', nextValue);
      hasGoneOn = true;
      return step(index - 1, nextValue, { ...given, ...nextContext });
    };
    const answer = await hook(value, given, next);
    if (typeof answer !== 'object' || answer === null) throw invalidAnswer(`${name} hook's ${nextName(kind)}()`, answer);
    if (!hasGoneOn && answer.shortCircuit !== true) throw incomplete(name);
    if (kind === 'resolve' && typeof answer.url !== 'string') throw invalidProperty('a URL string', name, 'url', answer.url);
    return answer;
  };
  return step(chain.length - 1, asked, context);
}

const nextName = (kind) => (kind === 'resolve' ? 'nextResolve' : 'nextLoad');

function invalidAnswer(name, answer) {
  const error = new codes.ERR_INVALID_RETURN_VALUE('an object', name, answer);
  error.message = error.message.replace(`the "${name}"`, `the "${name.replace(/\(\)$/, '')}()"`);
  return error;
}

function invalidProperty(expected, name, property, value) {
  const error = new codes.ERR_INVALID_RETURN_PROPERTY_VALUE(expected, name, property, value);
  error.message = error.message.replace(`"${name}" function`, `"${name}" hook`);
  return error;
}

function incomplete(name) {
  const error = new Error(`"${name}" did not call the next hook in its chain and did not explicitly signal a short circuit. `
    + "If this is intentional, include `shortCircuit: true` in the hook's return.");
  error.code = 'ERR_LOADER_CHAIN_INCOMPLETE';
  return error;
}

Object.assign(exports, { register, registerLoader, serve });
