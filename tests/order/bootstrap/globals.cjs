// The globals that programs reach for without asking.
const names = ['AbortController', 'AbortSignal', 'Buffer', 'Event', 'EventTarget', 'MessageChannel', 'TextDecoder',
  'TextEncoder', 'URL', 'URLSearchParams', 'clearImmediate', 'clearInterval', 'clearTimeout', 'console', 'performance',
  'process', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout', 'structuredClone', 'WebAssembly', 'DOMException',
  'atob', 'btoa'];
for (const name of names) console.log(name, typeof globalThis[name]);
console.log(global === globalThis, Object.prototype.toString.call(process), String(globalThis));
