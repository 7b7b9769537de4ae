// `internal/globals`: what Node 26 has in the global scope beside the language. Follows https://nodejs.org/docs/latest-v26.x/api/globals.html
//
// A global costs a program that does not use it one accessor: it is loaded when it is first read, and is a plain
// property from then on, with the attributes it has in Node.

const { defineProperty, getOwnPropertyDescriptor } = Object;
const { lazyGetters } = require('internal/boot');

// module -> its globals; those marked with + are enumerable.
const lazy = {
  __proto__: null,
  'timers': ['+clearImmediate', '+setImmediate', '+clearInterval', '+clearTimeout', '+setInterval', '+setTimeout'],
  'internal/microtasks': ['+queueMicrotask'],
  'internal/structured_clone': ['+structuredClone'],
  'buffer': ['+atob', '+btoa'],
  'internal/webstreams/readable': ['ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamDefaultController'],
  'internal/webstreams/bytes': ['ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest', 'ReadableByteStreamController'],
  'internal/webstreams/writable': ['WritableStream', 'WritableStreamDefaultWriter', 'WritableStreamDefaultController'],
  'internal/webstreams/transform': ['TransformStream', 'TransformStreamDefaultController'],
  'internal/webstreams/strategies': ['ByteLengthQueuingStrategy', 'CountQueuingStrategy'],
  'internal/webstreams/encoding': ['TextEncoderStream', 'TextDecoderStream'],
  'internal/zlib/web': ['CompressionStream', 'DecompressionStream'],
  'internal/disposal': ['SuppressedError', 'DisposableStack', 'AsyncDisposableStack'],
  'internal/url': ['URL', 'URLSearchParams'],
  'internal/url_pattern': ['URLPattern'],
  'internal/dom_exception': ['DOMException', 'QuotaExceededError'],
  'internal/abort': ['AbortController', 'AbortSignal'],
  'internal/event_target': ['Event', 'EventTarget', 'CustomEvent'],
  'internal/encoding': ['TextEncoder', 'TextDecoder'],
  'internal/message_channel': ['MessageChannel', 'MessagePort'],
  'internal/message_event': ['MessageEvent'],
  'internal/broadcast_channel': ['BroadcastChannel'],
  'internal/blob': ['Blob', 'File'],
  'internal/worker_web': ['Worker'],
  'internal/fetch/fetch': ['+fetch'],
  'internal/fetch/headers': ['Headers'],
  'internal/fetch/form_data': ['FormData'],
  'internal/fetch/request': ['Request'],
  'internal/fetch/response': ['Response'],
  'internal/event_classes': ['ErrorEvent', 'CloseEvent'],
  'internal/websocket': ['WebSocket'],
  'internal/navigator': ['Navigator'],
  'internal/web_storage': ['Storage'],
  'internal/web_crypto': ['Crypto', 'CryptoKey', 'SubtleCrypto'],
  'internal/performance': ['Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'PerformanceObserver',
    'PerformanceObserverEntryList', 'PerformanceResourceTiming'],
};

// What every start runs stands here and not in functions, each of which would be compiled for one call.

defineProperty(globalThis, Symbol.toStringTag, { value: 'global', writable: false, enumerable: false, configurable: true });
defineProperty(globalThis, 'global', { value: globalThis, writable: true, enumerable: true, configurable: true });
defineProperty(globalThis, 'console', { value: require('internal/console').globalConsole, writable: true, enumerable: false, configurable: true });

/** Reading loads, writing replaces; both leave a plain property. */
for (const module in lazy) {
  const names = lazy[module];
  for (let i = 0; i < names.length; i++) {
    const enumerable = names[i][0] === '+';
    const name = enumerable ? names[i].slice(1) : names[i];
    const set = (value) => defineProperty(globalThis, name, { value, writable: true, enumerable, configurable: true });
    const get = () => {
      const value = require(module)[name];
      set(value);
      return value;
    };
    lazyGetters.add(get);
    defineProperty(globalThis, name, { get, set, enumerable, configurable: true });
  }
}

// These stay accessors, as in Node; what is assigned to one that has a setter takes its place.
const standing = {
  __proto__: null,
  get performance() { return require('internal/performance').performance; },
  set performance(value) { replaceGlobal('performance', value, true); },
  get crypto() { return require('crypto').webcrypto; },
  get navigator() { return require('internal/navigator').navigator; },
  get sessionStorage() { return require('internal/web_storage').sessionStorage; },
  set sessionStorage(value) { replaceGlobal('sessionStorage', value, true); },
};
const quiet = {
  __proto__: null,
  process: { get() { return require('process'); }, set(value) { replaceGlobal('process', value, false); } },
  Buffer: { get() { return require('buffer').Buffer; }, set(value) { replaceGlobal('Buffer', value, false); } },
  localStorage: { get() { return require('internal/web_storage').localStorage; }, set(value) { replaceGlobal('localStorage', value, false); } },
};
for (const name in standing) defineProperty(globalThis, name, getOwnPropertyDescriptor(standing, name));
for (const name in quiet) defineProperty(globalThis, name, { ...quiet[name], enumerable: false, configurable: true });

function replaceGlobal(name, value, enumerable) {
  defineProperty(globalThis, name, { value, writable: true, enumerable, configurable: true });
}

// What is added to the language is loaded when the first of these properties is used, which then all become what they were or are to be.
const places = [
  [Array, 'fromAsync'],
  [Iterator, 'concat'],
  [Iterator.prototype, Symbol.dispose],
  [Object.getPrototypeOf(Object.getPrototypeOf((async function* () {}).prototype)), Symbol.asyncDispose],
  [Promise, 'any'],
  [Promise, 'withResolvers'],
  [globalThis, 'WebAssembly'],
];

function settleLanguage() {
  for (const [object, key, native] of places) {
    if (native === undefined) delete object[key];
    else defineProperty(object, key, native);
  }
  require('internal/language').defineLanguage();
}

for (let i = 0; i < places.length; i++) {
  const place = places[i];
  const object = place[0];
  const key = place[1];
  const native = place[2] = getOwnPropertyDescriptor(object, key);
  const get = () => {
    settleLanguage();
    return object[key];
  };
  lazyGetters.add(get);
  defineProperty(object, key, {
    get,
    set(value) {
      settleLanguage();
      Reflect.set(object, key, value, this);
    },
    enumerable: native?.enumerable ?? false,
    configurable: true,
  });
}

// Waiting for shared memory is ours (see `internal/atomics`), as soon as somebody uses Atomics.
const atomics = getOwnPropertyDescriptor(globalThis, 'Atomics');
const settleAtomics = (value) => defineProperty(globalThis, 'Atomics', { ...atomics, value });
const firstAtomics = () => {
  settleAtomics(atomics.value);
  require('internal/atomics');
  return atomics.value;
};
lazyGetters.add(firstAtomics);
defineProperty(globalThis, 'Atomics', {
  get: firstAtomics,
  set: settleAtomics,
  enumerable: false,
  configurable: true,
});
