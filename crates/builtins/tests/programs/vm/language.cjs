// A context has the whole language, as code of its own, whatever names the object has that became it.
const vm = require('vm');

const named = vm.createContext({ Promise: undefined, Array, TypeError: 5 });
console.log(vm.runInContext('[typeof Promise, Array === [].constructor, TypeError]', named));
console.log(Array.fromAsync === vm.runInContext('[].constructor.fromAsync', named));

const plain = vm.createContext({});
for (const code of [
  'new SuppressedError(1, 2) instanceof Error',
  'Array.fromAsync([1]) instanceof Promise',
  'Promise.any([1]) instanceof Promise',
  'Object.keys(Promise.withResolvers())',
  '[...Iterator.concat([1], [2])]',
  'const stack = new DisposableStack(); stack.defer(() => { ended = true; }); stack.dispose(); stack.disposed',
  'typeof AsyncDisposableStack.prototype[Symbol.asyncDispose]',
  'Object.getOwnPropertyDescriptor(globalThis, "DisposableStack").enumerable',
]) console.log(vm.runInContext(code, plain));
console.log(plain, vm.runInContext('DisposableStack', plain) === DisposableStack);

// The global object that stands for no object may get another prototype.
const bare = vm.createContext(vm.constants.DONT_CONTEXTIFY);
const inherited = { inherited: 'seen' };
console.log(vm.runInContext('typeof inherited', bare), Object.setPrototypeOf(bare, inherited) === bare, vm.runInContext('inherited', bare));
console.log(Object.getPrototypeOf(bare) === inherited, bare.inherited, Reflect.setPrototypeOf(bare, { inherited: 2 }), vm.runInContext('inherited', bare));
console.log(Reflect.setPrototypeOf(bare, { __proto__: bare }), vm.runInContext('Object.setPrototypeOf(globalThis, { inherited: 3 }).inherited + inherited', bare));
try {
  Object.setPrototypeOf(bare, { __proto__: bare });
} catch (error) {
  console.log(error.name, error.message);
}
console.log(Object.setPrototypeOf({}, null), vm.runInContext('typeof Array', bare));

// Proxies too, as libraries that imitate browsers have them.
Object.setPrototypeOf(bare, { __proto__: new Proxy({ __proto__: { last: 1 } }, { get: (target, key, receiver) => (key === 'asked' ? 4 : Reflect.get(target, key, receiver)), has: (target, key) => key === 'asked' || Reflect.has(target, key) }) });
console.log(vm.runInContext('var kept = 5; asked + last', bare), vm.runInContext('kept', bare), bare.kept);
