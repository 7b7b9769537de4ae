// `internal/vm_contexts`: the realms behind the contexts of `node:vm`.
//
// Code in a context sees the properties of the object that was made a context as its globals, and leaves its own globals there: the engine asks for
// them whenever a name is looked up on the realm's global object (crates/jsc/src/further_realm.rs). What scripts declare the engine keeps to itself: so
// variables are assigned instead (crates/loader/src/script_globals.rs), and functions are carried over before and after each script.
'use strict';

const { defineProperty, getOwnPropertyDescriptor, has, ownKeys } = Reflect;

/** object -> Realm */
const realms = new WeakMap();

class Realm {
  #object;
  #global;
  #evaluate;
  #globals;
  /** What the global object has without any script: name -> value. */
  #language;
  /** Functions that scripts have declared: name -> { get, set, last }, `last` being the value that was carried over. */
  #declared = new Map();

  constructor(object, [global, evaluate], globals, strings) {
    this.#object = object;
    this.#global = global;
    this.#evaluate = evaluate;
    this.#globals = globals;
    prepare(evaluate, strings);
    this.#language = new Map(ownKeys(global).map((key) => [key, global[key]]));
  }

  get global() { return this.#global; }
  get evaluate() { return this.#evaluate; }

  run(code, filename, line, displayErrors, timeout) {
    if (this.#object === undefined) return this.#evaluateShown(code, filename, line, displayErrors, timeout);
    const [text, functions, variables] = this.#globals(code);
    this.#carryIn(variables);
    try {
      return this.#evaluateShown(text, filename, line, displayErrors, timeout);
    } finally {
      this.#carryOut(functions);
    }
  }

  #evaluateShown(code, filename, line, displayErrors, timeout) {
    try {
      return this.#evaluate(code, filename, line, timeout);
    } catch (error) {
      if (displayErrors) showPlace(error, filename, code, line);
      throw error;
    }
  }

  #carryIn(variables) {
    for (const key of variables) {
      if (!has(this.#object, key) && !this.#language.has(key)) this.#object[key] = undefined;
    }
    this.#carrySymbols();
    for (const [key, variable] of this.#declared) {
      const value = this.#object[key];
      if (!Object.is(value, variable.last)) variable.set(variable.last = value);
    }
  }

  /** The engine asks for names only. */
  #carrySymbols() {
    const object = this.#object;
    for (const key of ownKeys(object)) {
      if (typeof key !== 'symbol' || Object.hasOwn(this.#global, key)) continue;
      const { enumerable } = getOwnPropertyDescriptor(object, key);
      defineProperty(this.#global, key, { get: () => object[key], set: (value) => { object[key] = value; }, enumerable, configurable: true });
    }
  }

  #carryOut(functions) {
    for (const [key, variable] of this.#declared) {
      const value = variable.get();
      if (!Object.is(value, variable.last)) this.#object[key] = variable.last = value;
    }
    for (const [key, value] of this.#language) {
      if (!Object.is(value, this.#global[key]) && !has(this.#object, key)) this.#declare(key);
    }
    for (const key of functions) {
      if (!has(this.#object, key) && !this.#language.has(key)) this.#declare(key);
    }
  }

  /** What is done to the variable before the object has it too is done to the engine's variable for good. */
  #declare(key) {
    const own = getOwnPropertyDescriptor(this.#global, key);
    if (own === undefined || this.#declared.has(key)) return;
    const [get, set] = this.#evaluate(`[() => ${key}, (value) => { ${key} = value; }]`, 'node:vm', 1);
    const value = get();
    set(value);
    defineProperty(this.#object, key, { value, writable: true, enumerable: own.enumerable, configurable: true });
    this.#declared.set(key, { get, set, last: value });
  }
}

/** What this engine's realms lack, or what a context is not to have. */
function prepare(evaluate, strings) {
  const errors = '[TypeError, ReferenceError, RangeError, SyntaxError, URIError].map((Class) => Class.prototype)';
  require('internal/engine_messages').addClasses(evaluate(errors, 'node:vm', 1));
  const symbols = evaluate('Symbol', 'node:vm', 1);
  for (const name of ['dispose', 'asyncDispose']) {
    if (symbols[name] === undefined) Object.defineProperty(symbols, name, { value: Symbol[name] });
  }
  if (!strings) forbidStrings(evaluate);
}

/** Texts may not become code: `eval` and the constructors of functions throw. */
function forbidStrings(evaluate) {
  evaluate(`{
    const forbidden = () => { throw new EvalError('Code generation from strings disallowed for this context'); };
    const { defineProperty, getPrototypeOf } = Object;
    const hide = (object, key, value) => defineProperty(object, key, { value, writable: true, enumerable: false, configurable: true });
    hide(globalThis, 'eval', forbidden);
    for (const prototype of [function () {}, async () => {}, function* () {}, async function* () {}].map((each) => getPrototypeOf(each))) {
      hide(prototype, 'constructor', new Proxy(prototype.constructor, { apply: forbidden, construct: forbidden }));
    }
    hide(globalThis, 'Function', Function.prototype.constructor);
  }`, 'node:vm', 1);
}

function make(object, parts, globals, strings) {
  const realm = new Realm(object, parts, globals, strings);
  const context = object ?? realm.global;
  realms.set(context, realm);
  return context;
}

const isContext = (object) => realms.has(object);

function run(context, code, filename, line, displayErrors = true, timeout = 0) {
  return realms.get(context).run(code, filename, line, displayErrors, timeout);
}

/** The global object behind a context. */
const globalOf = (context) => realms.get(context).global;

/** `(text, filename, line) -> value`, in a context. */
const evaluatorOf = (context) => realms.get(context).evaluate;

const shown = new WeakSet();

/** Puts the place in the script above an error's stack, as Node does. */
function showPlace(error, filename, code, firstLine) {
  if (!Error.isError(error) || shown.has(error)) return;
  shown.add(error);
  const place = placeIn(error, filename);
  const { stack } = require('internal/stack').makeReadable(error);
  const text = place === undefined ? undefined : code.split('\n')[place.line - firstLine];
  if (text === undefined) return;
  const at = Math.max(place.column === undefined ? text.indexOf(/'([^']+)'/.exec(error.message)?.[1] ?? text) : arrowAt(text, place.column), 0);
  const value = `${filename}:${place.line}\n${text}\n${' '.repeat(at)}^\n\n${stack}`;
  defineProperty(error, 'stack', { value, writable: true, enumerable: false, configurable: true });
}

/** V8 points at the statement that throws, the engine at the error that is made. */
function arrowAt(text, column) {
  const statement = text.slice(0, column).search(/\bthrow\s[^;]*$/);
  return statement === -1 ? column - 1 : statement;
}

/** Where in the script an error is from: of a syntax error the engine notes the line, others have a frame. */
function placeIn(error, filename) {
  if (error.name === 'SyntaxError' && error.sourceURL === filename) return { line: error.line, column: undefined };
  const { makeReadable } = require('internal/stack');
  const frame = /^\s+at (?:.*\()?(.*):(\d+):(\d+)\)?$/m.exec(makeReadable(error).stack);
  return frame?.[1] === filename ? { line: Number(frame[2]), column: Number(frame[3]) } : undefined;
}

module.exports = { make, isContext, run, globalOf, evaluatorOf, showPlace };
