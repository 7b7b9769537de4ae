// `internal/from_async`: Array.fromAsync, follows ECMA-262 (2026) §23.1.2.2. The engine has one, whose promise stays pending for ever when a value of a synchronous
// iterable is a rejected promise; messages are those of Node 26.
'use strict';

const { state, engine } = require('internal/async_context');

const { apply, construct, defineProperty } = Reflect;
const { asyncIterator, iterator } = Symbol;

const { fromAsync } = {
  fromAsync(items, mapper = undefined, thisArg = undefined) {
    return collect(this, items, mapper, thisArg);
  },
};

/** A promise of the array. It takes no promise jobs but those of the steps. */
function collect(Class, items, mapper, thisArg) {
  try {
    if (mapper !== undefined && typeof mapper !== 'function') throw new TypeError(`${shown(mapper)} is not a function`);
    if (items === undefined || items === null) throw new TypeError(`Cannot read properties of ${items} (reading 'Symbol(Symbol.asyncIterator)')`);
    const begin = items[asyncIterator] ?? items[iterator];
    const map = mapper === undefined ? undefined : (value, index) => apply(mapper, thisArg, [value, index]);
    if (begin === undefined || begin === null) return ofArrayLike(Class, items, map);
    if (typeof begin !== 'function') throw new TypeError(`${shown(begin)} is not a function`);
    return ofIterable(Class, items, map);
  } catch (error) {
    return apply(engine.reject, Promise, [error]);
  }
}

async function ofIterable(Class, items, map) {
  const { frame } = state;
  const result = isConstructor(Class) ? construct(Class, []) : [];
  const source = state.watch(items)[asyncIterator]();
  if (source === null || (typeof source !== 'object' && typeof source !== 'function')) throw new TypeError('Result of the Symbol.iterator method is not an object');
  const { next } = source;
  try {
    for (let index = 0; ; index++) {
      const step = await apply(next, source, []);
      state.frame = frame;
      if (step === null || (typeof step !== 'object' && typeof step !== 'function')) throw new TypeError(`Iterator result ${shown(step)} is not an object`);
      if (step.done) {
        result.length = index;
        return result;
      }
      let { value } = step;
      if (map !== undefined) {
        value = await map(value, index);
        state.frame = frame;
      }
      put(result, index, value);
    }
  } catch (error) {
    // V8 closes what is iterated whatever has failed, `next` too. What goes wrong in closing matters less than why it is closed.
    state.frame = frame;
    try {
      const end = source.return ?? undefined;
      if (end !== undefined) await apply(end, source, []);
    } catch {
      // As above.
    }
    throw error;
  }
}

async function ofArrayLike(Class, items, map) {
  const { frame } = state;
  const source = Object(items);
  const length = Math.min(Math.max(Math.trunc(Number(source.length)) || 0, 0), Number.MAX_SAFE_INTEGER);
  const result = isConstructor(Class) ? construct(Class, [length]) : new Array(length);
  for (let index = 0; index < length; index++) {
    let value = await source[index];
    state.frame = frame;
    if (map !== undefined) {
      value = await map(value, index);
      state.frame = frame;
    }
    put(result, index, value);
  }
  result.length = length;
  return result;
}

function put(result, index, value) {
  if (!defineProperty(result, index, { value, writable: true, enumerable: true, configurable: true })) throw new TypeError(`Cannot define property ${index}, object is not extensible`);
}

function isConstructor(value) {
  if (typeof value !== 'function') return false;
  try {
    construct(Object, [], value);
    return true;
  } catch {
    return false;
  }
}

function shown(value) {
  return require('internal/inspect').inspect(value);
}

module.exports = { fromAsync };
