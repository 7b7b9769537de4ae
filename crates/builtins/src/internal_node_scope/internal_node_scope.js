// `internal/node_scope`: look-up by name: `define` puts a function in a node's scope, `call` finds it there, in its parent's, and upwards; at the
// machine's end of the chain are the exports of the program's entry module. A function runs in the realm where it was defined.
'use strict';

const { ask, CALL } = require('internal/node_post');
const { lookers } = require('internal/node_functions');
const { validateString, validateFunction } = require('internal/validators');

/** The functions that were defined in this realm, by number; and their numbers, by the node's address and the name. */
const defined = new Map();
const numbers = new Map();
let lastDefined = 0;

/** Those that stay in this realm and are defined in another process, by secret numbers. */
const lentFunctions = new Map();

/** Stands for "the entry module's export of that name". */
const kExport = -1;
/** And this for a function of `lentFunctions`. */
const kLent = -2;

function define(address, name, fn) {
  validateString(name, 'name');
  validateFunction(fn, 'fn');
  let names = numbers.get(address);
  if (names === undefined) numbers.set(address, names = new Map());
  // Who has asked for the one before gets the newer.
  const number = names.get(name) ?? ++lastDefined;
  names.set(name, number);
  defined.set(number, fn);
  ops.define(address, name, number);
}

/** A node has ended, and so has its scope. */
function forget(address) {
  ops.forget(address);
  numbers.get(address)?.forEach((number) => defined.delete(number));
  numbers.delete(address);
}

/** Calls by name; `addresses` are those of the node and its parents, upwards. */
async function call(addresses, name, args) {
  validateString(name, 'name');
  const what = `arguments of ${name}`;
  const found = findIn(addresses, name);
  if (found !== undefined) return ask(found[0], CALL, found[1], [name, args], what);
  const answer = await ask(0, CALL, kExport, [name, args], what);
  if (answer.found) return answer.value;
  // Another machine may have sent a definition just before the call that looks for it: the program, which has answered since, has made it now.
  const foundLate = findIn(addresses, name);
  if (foundLate !== undefined) return ask(foundLate[0], CALL, foundLate[1], [name, args], what);
  const elsewhere = require('internal/machines').lookBeyond(name, args, addresses);
  if (elsewhere !== undefined) return elsewhere;
  const { NodeLookupError } = require('internal/node_errors');
  throw new NodeLookupError(name, addresses);
}

/** `[realm, number]` of the function that the first of these nodes has by that name, if one has. */
function findIn(addresses, name) {
  for (const address of addresses) {
    const found = ops.find(address, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A function that another process will ask for: what it names then. */
function lend(fn) {
  const { here, secretNumber } = require('internal/node_post');
  const number = secretNumber();
  lentFunctions.set(number, fn);
  return [here(), number];
}

/** It will not any more. */
const takeBack = (number) => lentFunctions.delete(number);

/** And it does. */
function callLent(realm, number, name, args) {
  return ask(realm, CALL, kLent, [name, args, number], `arguments of ${name}`);
}

/** Another realm calls a function of this one. */
function handle(number, [name, args, secret]) {
  if (number === kLent) {
    return existing(lentFunctions.get(secret), name)(...args);
  }
  if (number !== kExport) return existing(defined.get(number), name)(...args);
  const fn = require('internal/modules').entryExports()?.[name];
  if (typeof fn !== 'function') return { found: false };
  return Promise.resolve(fn(...args)).then((value) => ({ found: true, value }));
}

/** One that has gone while it was asked for is one that nobody has. */
function existing(fn, name) {
  if (fn === undefined) throw new (require('internal/node_errors').NodeLookupError)(name, []);
  return fn;
}

// ---- names that a node function uses and its module does not declare

/**
 * What the caller of a node function has for such names: `[name, value]` of those that are its globals, or that the node function which it is itself was
 * given, and `[name]` of functions that are found by name, those among them that this realm has put where the call goes (`definedThere`). What is not found
 * here is left out: to use it is an error there.
 */
function lookAround(names, canTravel, definedThere) {
  const found = [];
  for (const name of names) {
    const value = given(name);
    if (value !== undefined && canTravel(value)) found.push([name, value]);
    else if (definedThere?.has(name) || isKnownByName(name)) found.push([name]);
  }
  return found.length === 0 ? undefined : found;
}

const running = () => require('internal/async_context').state.frame?.node;

function given(name) {
  const known = running()?.found?.find(([other]) => other === name);
  if (known !== undefined) return known[1];
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  return descriptor === undefined || lookers.has(descriptor.get) ? undefined : globalThis[name];
}

function isKnownByName(name) {
  const { self, scopesOf } = require('internal/node_tree');
  if (findIn(scopesOf(self()), name) !== undefined) return true;
  const thread = running();
  if (thread !== undefined) return thread.found?.some(([other]) => other === name) ?? false;
  return typeof require('internal/modules').entryExports()?.[name] === 'function';
}

/** On a core: getters of the global object stand behind the names that slices use. */
function watchNames(names) {
  for (const name of names) {
    if (Object.hasOwn(globalThis, name)) continue;
    const look = () => lookUp(name);
    lookers.add(look);
    Object.defineProperty(globalThis, name, {
      get: look,
      set(value) { Object.defineProperty(globalThis, name, { value, writable: true, enumerable: true, configurable: true }); },
      enumerable: false,
      configurable: true,
    });
  }
}

function lookUp(name) {
  const { self, scopesOf } = require('internal/node_tree');
  const known = running()?.found?.find(([other]) => other === name);
  if (known?.length === 2) return known[1];
  const node = self();
  const addresses = scopesOf(node);
  if (known !== undefined || findIn(addresses, name) !== undefined) return (...args) => node.call(name, ...args);
  const { NodeLookupError } = require('internal/node_errors');
  throw new NodeLookupError(name, addresses, 'variable');
}

module.exports = { define, call, lend, takeBack, callLent, handle, forget, hasDefined: () => defined.size !== 0, lookAround, watchNames };
