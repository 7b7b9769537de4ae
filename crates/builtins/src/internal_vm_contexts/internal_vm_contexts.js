// `internal/vm_contexts`: the realms behind the contexts of `node:vm`.
//
// Code in a context sees the properties of the object that was made a context as its globals, and leaves its own globals there: the engine asks for
// them whenever a name is looked up on the realm's global object (crates/jsc/src/further_realm.rs). What scripts declare the engine keeps to itself: so
// variables are assigned instead (crates/loader/src/script_globals.rs), and functions are carried over before and after each script.
'use strict';

const { natives } = require('internal/boot');
const { isProxy } = require('util/types');

const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, has, ownKeys } = Reflect;

/** object -> Realm */
const realms = new WeakMap();

class Realm {
  #object;
  #global;
  #evaluate;
  /** The realm's `eval` while a proxy is among its global object's prototypes: the engine runs no scripts then. */
  #eval;
  #globals;
  /** What the global object has without any script: name -> value. */
  #language;
  /** Functions that scripts have declared: name -> { get, set, last }, `last` being the value that was carried over. */
  #declared = new Map();

  /** The realm is made complete before it stands for the object, whose properties may have the names of the language's. */
  constructor(object, { newRealm, standFor, globals }, codeGeneration) {
    const [global, evaluate, setPrototype] = newRealm(object !== undefined);
    this.#object = object;
    this.#global = global;
    this.#evaluate = evaluate;
    this.#globals = globals;
    prepare(evaluate, codeGeneration);
    this.#language = new Map(ownKeys(global).map((key) => [key, global[key]]));
    if (object !== undefined) {
      describeAs(evaluate, global, object);
      standFor(global, object);
    } else this.#allowPrototypes(setPrototype);
  }

  #allowPrototypes(setPrototype) {
    const indirect = this.#evaluate('eval', 'node:vm', 1);
    allowPrototypes(this.#global, this.#evaluate, (prototype) => {
      if (!setPrototype(prototype)) return false;
      this.#eval = chainOf(prototype).some(isProxy) ? indirect : undefined;
      return true;
    });
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
      return this.#evaluate(code, filename, line, timeout, this.#eval);
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
    // Besides those at the top there are functions in blocks, and what `eval` has declared.
    for (const key of new Set([...functions, ...ownKeys(this.#global)])) {
      if (typeof key === 'string' && !has(this.#object, key) && !this.#language.has(key)) this.#declare(key);
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
function prepare(evaluate, { strings, wasm }) {
  const errors = '[TypeError, ReferenceError, RangeError, SyntaxError, URIError].map((Class) => Class.prototype)';
  require('internal/engine_messages').addClasses(evaluate(errors, 'node:vm', 1));
  addLanguage(evaluate);
  if (!strings) forbidStrings(evaluate);
  if (!wasm) forbidWasm(evaluate);
}

/** The built-ins that complete the language run once more, as code of the realm: what they make is of its classes. */
function addLanguage(evaluate) {
  const symbols = evaluate('Symbol', 'node:vm', 1);
  for (const name of ['dispose', 'asyncDispose']) {
    if (symbols[name] === undefined) defineProperty(symbols, name, { value: Symbol[name] });
  }
  const requireHere = (name) => {
    const text = ops.languageText(name);
    if (text === undefined) return require(name);
    const module = { exports: {}, require: requireHere };
    apply(evaluate(`(function () {${text}})`, `node:${name}`, 1), module, []);
    return module.exports;
  };
  requireHere('internal/language').defineLanguage();
  const global = evaluate('globalThis', 'node:vm', 1);
  for (const [name, value] of Object.entries(requireHere('internal/disposal'))) {
    defineProperty(global, name, { value, writable: true, enumerable: false, configurable: true });
  }
}

/** global object -> what gives it another prototype */
const prototypeSetters = new WeakMap();

/** The engine forbids that global objects get another prototype, which programs do to those that stand for no object. */
function allowPrototypes(global, evaluate, setPrototype) {
  prototypeSetters.set(global, setPrototype);
  for (const [object, reflect] of [evaluate('[Object, Reflect]', 'node:vm', 1), ...(prototypesMaySet ? [] : [[Object, Reflect]])]) {
    replaceSetters(object, reflect);
  }
  prototypesMaySet = true;
}

/** Whether the functions of this realm know of such objects. */
let prototypesMaySet = false;

function replaceSetters(object, reflect) {
  const { setPrototypeOf: setOrThrow } = object;
  const { setPrototypeOf: set } = reflect;
  const isPrototype = (value) => value === null || typeof value === 'object' || typeof value === 'function';
  const setOfGlobal = (target, prototype) => {
    return !chainOf(prototype).includes(target) && prototypeSetters.get(target)(prototype);
  };
  hideNative(object, {
    setPrototypeOf(target, prototype) {
      if (!prototypeSetters.has(target) || !isPrototype(prototype)) return apply(setOrThrow, object, [target, prototype]);
      if (!setOfGlobal(target, prototype)) throw new TypeError('Cyclic __proto__ value');
      return target;
    },
  });
  hideNative(reflect, {
    setPrototypeOf(target, prototype) {
      if (!prototypeSetters.has(target) || !isPrototype(prototype)) return apply(set, reflect, [target, prototype]);
      return setOfGlobal(target, prototype);
    },
  });
}

/** An object and its prototypes. */
function chainOf(object) {
  const chain = [];
  for (let each = object; each !== null; each = getPrototypeOf(each)) chain.push(each);
  return chain;
}

function hideNative(object, { setPrototypeOf }) {
  natives.add(setPrototypeOf);
  defineProperty(object, 'setPrototypeOf', { value: setPrototypeOf, writable: true, enumerable: false, configurable: true });
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

/** Nor may WebAssembly. */
function forbidWasm(evaluate) {
  evaluate(`{
    const refusal = (name) => new WebAssembly.CompileError('WebAssembly.' + name + '(): Wasm code generation disallowed by embedder');
    const { defineProperty } = Object;
    const hide = (key, value) => defineProperty(WebAssembly, key, { value, writable: true, enumerable: false, configurable: true });
    hide('Module', new Proxy(WebAssembly.Module, { construct() { throw refusal('Module'); } }));
    for (const name of ['compile', 'instantiate']) hide(name, async () => { throw refusal(name); });
  }`, 'node:vm', 1);
}

/** The engine asks an object for its properties, but not how they are defined: the functions that tell or do that know of it. */
function describeAs(evaluate, global, object) {
  const targetOf = (target) => (target === global ? object : target);
  const wrap = evaluate(`(owner, name, targetOf) => {
    const { apply } = Reflect;
    const plainly = owner[name];
    const own = { [name](target, ...rest) {
      const meant = targetOf(target);
      const made = apply(plainly, owner, [meant, ...rest]);
      return made === meant && meant !== target ? target : made;
    } }[name];
    Object.defineProperty(own, 'length', { value: plainly.length, configurable: true });
    Object.defineProperty(owner, name, { value: own, writable: true, enumerable: false, configurable: true });
    return own;
  }`, 'node:vm', 1);
  const [objects, reflect] = evaluate('[Object, Reflect]', 'node:vm', 1);
  for (const owner of [objects, reflect]) natives.add(wrap(owner, 'defineProperty', targetOf));
  natives.add(wrap(objects, 'defineProperties', targetOf));
  // The language's own properties are the global object's.
  const describe = (target, key) => (target === global && Object.hasOwn(object, key) ? object : target);
  for (const owner of [objects, reflect]) natives.add(wrapDescription(evaluate, owner, describe));
}

function wrapDescription(evaluate, owner, targetOf) {
  const own = evaluate(`(plainly, owner, targetOf) => ({
    getOwnPropertyDescriptor(target, key) { return Reflect.apply(plainly, owner, [targetOf(target, key), key]); },
  }).getOwnPropertyDescriptor`, 'node:vm', 1)(owner.getOwnPropertyDescriptor, owner, targetOf);
  defineProperty(owner, 'getOwnPropertyDescriptor', { value: own, writable: true, enumerable: false, configurable: true });
  return own;
}

/** `vm` has the operations on realms. */
function make(object, vm, codeGeneration) {
  const realm = new Realm(object, vm, codeGeneration);
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

/** An error of this realm as one of a context's. */
function asOwn(context, error, name) {
  const Class = evaluatorOf(context)(name, 'node:vm', 1);
  return Object.setPrototypeOf(error, Class.prototype);
}

const shown = new WeakSet();

/** Puts the place in the script above an error's stack, as Node does. */
function showPlace(error, filename, code, firstLine) {
  if (!Error.isError(error) || shown.has(error)) return;
  shown.add(error);
  const place = placeIn(error, filename);
  const { stack } = require('internal/stack').makeReadable(error);
  // What the engine notes of a syntax error's place, which Node's does not have.
  if (place !== undefined && place.column === undefined) for (const note of ['line', 'column', 'sourceURL']) delete error[note];
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

module.exports = { make, isContext, run, globalOf, evaluatorOf, asOwn, forbidStrings, showPlace };
