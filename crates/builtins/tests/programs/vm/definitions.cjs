// How properties of a context's globals are defined and described, whose errors there are, and what options may be.
'use strict';
const vm = require('vm');
const show = (name, run) => {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, error.name, error.code, error.message, error instanceof Error);
  }
};
const object = {};
const context = vm.createContext(object);
show('hidden', () => {
  vm.runInContext('Object.defineProperty(globalThis, "hidden", { value: 1, configurable: true })', context);
  return [Object.getOwnPropertyDescriptor(object, 'hidden'), Object.keys(object)];
});
show('accessor', () => {
  vm.runInContext('Reflect.defineProperty(this, "twice", { get() { return 2 * hidden; }, enumerable: true, configurable: true })', context);
  return [object.twice, vm.runInContext('twice', context), Object.keys(object)];
});
show('several', () => vm.runInContext('Object.defineProperties(globalThis, { x: { value: 1, enumerable: true }, y: { value: 2 } }) === globalThis', context));
show('described', () => vm.runInContext('[Object.getOwnPropertyDescriptor(globalThis, "y"), Reflect.getOwnPropertyDescriptor(globalThis, "x"), Object.getOwnPropertyDescriptor(globalThis, "Array").enumerable]', context));
show('others', () => vm.runInContext('Object.getOwnPropertyDescriptor(Object.defineProperty({}, "z", { value: 1 }), "z").writable', context));
show('eval', () => {
  const own = {};
  vm.createContext(own);
  vm.runInContext('eval("var direct = 1"); (0, eval)("var indirect = 2; function made() {}")', own);
  return Object.keys(own).sort();
});
for (const text of ['a b', 'return 1', 'let x; let x']) {
  show(text, () => vm.runInNewContext(text));
  show(text, () => vm.runInContext(text, context));
  show(text, () => new vm.Script(text));
}
for (const options of [null, 5, [], 'name.js']) show(`options ${options}`, () => vm.runInContext('1', context, options));
show('no strings', () => vm.runInContext('eval("1")', vm.createContext({}, { codeGeneration: { strings: false } })));
show('no wasm', () => vm.runInContext('new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))', vm.createContext({}, { codeGeneration: { wasm: false } })));
show('wasm', () => typeof vm.runInContext('new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))', vm.createContext({}, { codeGeneration: {} })));
for (const method of ['runInThisContext', 'runInContext']) show(method, () => vm.Script.prototype[method].call({}, context));
show('function', () => {
  const made = vm.compileFunction('return a', ['a', 'b']);
  return [`${made}`, made.length, Object.keys(made)];
});
show('produced', () => {
  const { cachedDataProduced, cachedData } = vm.compileFunction('return 1', [], { produceCachedData: true });
  return [cachedDataProduced, Buffer.isBuffer(cachedData), vm.compileFunction('return 1', [], { cachedData }).cachedDataRejected];
});
show('early end', () => vm.compileFunction('}); (function() {'));
vm.runInContext('WebAssembly.compile(new Uint8Array())', vm.createContext({}, { codeGeneration: { wasm: false } })).catch((error) => console.log(error.name, error.message));
