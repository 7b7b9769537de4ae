// `internal/language`: what the engine lacks of ECMA-262 (2026), or has in another way than Node 26 shows. Classes that programs may never name
// are in `internal/disposal` and defined by `internal/globals`.
'use strict';

const { natives } = require('internal/boot');

const { apply } = Reflect;
const { defineProperty, getPrototypeOf } = Object;
const { iterator, dispose, asyncDispose } = Symbol;
const { then } = Promise.prototype;
const { flatMap } = Iterator.prototype;

/** What the engine has not. */
function define(target, name, value) {
  if (!Object.hasOwn(target, name)) replace(target, name, value);
}

/** Its text is that of a native function. */
function replace(target, name, value) {
  natives.add(value);
  defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}

function defineLanguage() {
  define(Iterator.prototype, dispose, disposeMethods[dispose]);
  define(getPrototypeOf(getPrototypeOf((async function* () {}).prototype)), asyncDispose, disposeMethods[asyncDispose]);
  define(Iterator, 'concat', concat);
  replace(Array, 'fromAsync', require('internal/from_async').fromAsync);
  replace(Promise, 'any', require('internal/promise_any').any);
  orderResolvers();
  keepAliveWhileCompiling();
}

const disposeMethods = {
  /** %IteratorPrototype%[@@dispose]: ends the iterator. */
  [dispose]() {
    const end = this.return;
    if (end !== undefined && end !== null) apply(end, this, []);
  },

  /** %AsyncIteratorPrototype%[@@asyncDispose] */
  [asyncDispose]() {
    try {
      const end = this.return;
      if (end === undefined || end === null) return Promise.resolve();
      return apply(then, Promise.resolve(apply(end, this, [undefined])), [() => undefined]);
    } catch (error) {
      return Promise.reject(error);
    }
  },
};

/** Iterator.concat: one iterator over all, each opened when its turn comes. */
const { concat } = {
  concat(...items) {
    const openers = items.map((item) => {
      if ((typeof item !== 'object' && typeof item !== 'function') || item === null) throw new TypeError('Iterator.concat called on non-object');
      const open = item[iterator];
      if (typeof open !== 'function') throw new TypeError(`${require('internal/inspect').inspect(item)} is not iterable`);
      return { [iterator]: () => apply(open, item, []) };
    });
    let at = 0;
    const source = {
      next: () => (at < openers.length ? { value: openers[at++], done: false } : { value: undefined, done: true }),
      return: () => ({}),
    };
    return apply(flatMap, source, [(opener) => opener]);
  },
};
defineProperty(concat, 'length', { value: 0, configurable: true });

/** Promise.withResolvers gives its three in the order that V8 gives them. */
function orderResolvers() {
  const native = Promise.withResolvers;
  const { withResolvers } = {
    withResolvers() {
      const { promise, resolve, reject } = apply(native, this, []);
      return { promise, resolve, reject };
    },
  };
  replace(Promise, 'withResolvers', withResolvers);
}

/** The engine compiles on threads of its own, of which the loop knows nothing: it must wait for them. */
function keepAliveWhileCompiling() {
  const wasm = globalThis.WebAssembly;
  if (wasm === undefined) return;
  const { compile, instantiate } = wasm;
  // Not the engine's own promise is given out: waiting for it here would mark it as handled.
  const awaited = (native, args) => new Promise((resolve, reject) => {
    const { ref, unref } = require('internal/loop');
    ref();
    const ended = (settle) => (value) => {
      unref();
      settle(value);
    };
    apply(then, apply(native, wasm, args), [ended(resolve), ended(reject)]);
  });
  const wrapped = {
    compile(source, options) { return awaited(compile, [source, options]); },
    instantiate(source, imports, options) { return awaited(instantiate, [source, imports, options]); },
  };
  for (const name of ['compile', 'instantiate']) {
    defineProperty(wrapped[name], 'length', { value: 1, configurable: true });
    natives.add(wrapped[name]);
    wasm[name] = wrapped[name];
  }
  const streaming = {
    compileStreaming(source, options) { return require('internal/wasm').compileStreaming(source, options); },
    instantiateStreaming(source, imports, options) { return require('internal/wasm').instantiateStreaming(source, imports, options); },
  };
  for (const name of ['compileStreaming', 'instantiateStreaming']) {
    defineProperty(streaming[name], 'length', { value: 1, configurable: true });
    natives.add(streaming[name]);
    wasm[name] = streaming[name];
  }
}

module.exports = { defineLanguage };
