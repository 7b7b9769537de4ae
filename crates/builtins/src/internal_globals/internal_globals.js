// `internal/globals`: what Node 26 has in the global scope beside the language. Follows https://nodejs.org/docs/latest-v26.x/api/globals.html
//
// A global costs a program that does not use it one accessor: it is loaded when it is first read, and is a plain
// property from then on, with the attributes it has in Node.

const { defineProperty, getOwnPropertyDescriptor } = Object;

// module -> its globals; those marked with + are enumerable.
const lazy = {
  __proto__: null,
  'timers': ['+clearImmediate', '+setImmediate', '+clearInterval', '+clearTimeout', '+setInterval', '+setTimeout'],
  'internal/ticks': ['+queueMicrotask'],
  'internal/structured_clone': ['+structuredClone'],
  'buffer': ['+atob', '+btoa'],
  'internal/webstreams/readable': ['ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamDefaultController'],
  'internal/webstreams/bytes': ['ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest', 'ReadableByteStreamController'],
  'internal/webstreams/writable': ['WritableStream', 'WritableStreamDefaultWriter', 'WritableStreamDefaultController'],
  'internal/webstreams/transform': ['TransformStream', 'TransformStreamDefaultController'],
  'internal/webstreams/strategies': ['ByteLengthQueuingStrategy', 'CountQueuingStrategy'],
  'internal/webstreams/encoding': ['TextEncoderStream', 'TextDecoderStream'],
  'internal/disposal': ['SuppressedError', 'DisposableStack', 'AsyncDisposableStack'],
  'internal/url': ['URL', 'URLSearchParams'],
  'internal/dom_exception': ['DOMException', 'QuotaExceededError'],
  'internal/abort': ['AbortController', 'AbortSignal'],
  'internal/event_target': ['Event', 'EventTarget', 'CustomEvent'],
  'internal/encoding': ['TextEncoder', 'TextDecoder'],
  'internal/message_channel': ['BroadcastChannel', 'MessageChannel', 'MessagePort', 'MessageEvent'],
  'internal/blob': ['Blob', 'File'],
  'internal/performance': ['Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'PerformanceObserver',
    'PerformanceObserverEntryList', 'PerformanceResourceTiming', '+performance'],
};

function defineGlobals() {
  defineProperty(globalThis, Symbol.toStringTag, { value: 'global', writable: false, enumerable: false, configurable: true });
  define('global', globalThis, true);
  define('console', require('internal/console').globalConsole, false);
  for (const module in lazy) {
    const names = lazy[module];
    for (let i = 0; i < names.length; i++) defineLazy(names[i], module);
  }
  defineCrypto();
  for (const name in accessors) defineAccessor(name, accessors[name]);
  deferLanguage();
  deferAtomics();
}

function define(name, value, enumerable) {
  defineProperty(globalThis, name, { value, writable: true, enumerable, configurable: true });
}

/** Reading loads, writing replaces; both leave a plain property. */
function defineLazy(marked, module) {
  const enumerable = marked[0] === '+';
  const name = enumerable ? marked.slice(1) : marked;
  const set = (value) => define(name, value, enumerable);
  const get = () => {
    const value = require(module)[name];
    set(value);
    return value;
  };
  defineProperty(globalThis, name, { get, set, enumerable, configurable: true });
}

// These stay accessors, as in Node.
const accessors = {
  __proto__: null,
  process: () => require('process'),
  Buffer: () => require('buffer').Buffer,
};

/** What is assigned takes its place. */
function defineAccessor(name, get) {
  defineProperty(globalThis, name, { get, set: (value) => define(name, value, true), enumerable: false, configurable: true });
}

/** Waiting for shared memory is ours (see `internal/atomics`), as soon as somebody uses Atomics. */
function deferAtomics() {
  const native = getOwnPropertyDescriptor(globalThis, 'Atomics');
  const settle = (value) => defineProperty(globalThis, 'Atomics', { ...native, value });
  defineProperty(globalThis, 'Atomics', {
    get() {
      settle(native.value);
      require('internal/atomics');
      return native.value;
    },
    set: settle,
    enumerable: false,
    configurable: true,
  });
}

/** What is added to the language is loaded when the first of these properties is used, which then all become what they were or are to be. */
function deferLanguage() {
  const places = [
    [Array, 'fromAsync'],
    [Iterator, 'concat'],
    [Iterator.prototype, Symbol.dispose],
    [Object.getPrototypeOf(Object.getPrototypeOf((async function* () {}).prototype)), Symbol.asyncDispose],
    [Promise, 'withResolvers'],
    [globalThis, 'WebAssembly'],
  ];
  const settle = () => {
    for (const [object, key, native] of places) {
      if (native === undefined) delete object[key];
      else defineProperty(object, key, native);
    }
    require('internal/language').defineLanguage();
  };
  for (const place of places) {
    const [object, key] = place;
    const native = place[2] = getOwnPropertyDescriptor(object, key);
    defineProperty(object, key, {
      get() {
        settle();
        return object[key];
      },
      set(value) {
        settle();
        Reflect.set(object, key, value, this);
      },
      enumerable: native?.enumerable ?? false,
      configurable: true,
    });
  }
}

// `crypto` stays an accessor, and its classes come with it.
function defineCrypto() {
  const webcrypto = () => require('crypto').webcrypto;
  defineProperty(globalThis, 'crypto', {
    get: { crypto() { return webcrypto(); } }.crypto, set: undefined, enumerable: true, configurable: true,
  });
}

module.exports = { defineGlobals };
