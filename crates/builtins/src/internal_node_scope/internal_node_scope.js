// `internal/node_scope`: look-up by name: `define` puts a function in a node's scope, `call` finds it there, in its parent's, and upwards; at the
// machine's end of the chain are the exports of the program's entry module. A function runs in the realm where it was defined.
'use strict';

const { ask, CALL } = require('internal/node_post');
const { validateString, validateFunction } = require('internal/validators');

/** The functions that were defined in this realm, by number. */
const defined = [];

/** Stands for "the entry module's export of that name". */
const kExport = -1;

function define(address, name, fn) {
  validateString(name, 'name');
  validateFunction(fn, 'fn');
  ops.define(address, name, defined.push(fn) - 1);
}

/** Calls by name; `addresses` are those of the node and its parents, upwards. */
async function call(addresses, name, args) {
  validateString(name, 'name');
  for (const address of addresses) {
    const found = ops.find(address, name);
    if (found !== undefined) return ask(found[0], CALL, found[1], [name, args], `arguments of ${name}`);
  }
  const answer = await ask(0, CALL, kExport, [name, args], `arguments of ${name}`);
  if (answer.found) return answer.value;
  const elsewhere = require('internal/machines').lookBeyond(name, args, addresses);
  if (elsewhere !== undefined) return elsewhere;
  const { NodeLookupError } = require('internal/node_errors');
  throw new NodeLookupError(name, addresses);
}

/** Another realm calls a function of this one. */
function handle(number, [name, args]) {
  if (number !== kExport) return defined[number](...args);
  const fn = require('internal/modules').entryExports()?.[name];
  if (typeof fn !== 'function') return { found: false };
  return Promise.resolve(fn(...args)).then((value) => ({ found: true, value }));
}

module.exports = { define, call, handle, forget: ops.forget, hasDefined: () => defined.length !== 0 };
