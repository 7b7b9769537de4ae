// Contexts: their globals are the properties of an object, in both directions and whenever they are looked up.
'use strict';

const vm = require('node:vm');

const told = (run) => {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.code, error.message, error instanceof Error);
  }
};

const context = vm.createContext({ a: 1, console });
told(() => vm.isContext(context) && !vm.isContext({}));
told(() => vm.runInContext('b = 2; function fn() { return a } var d = 3; let e = 4; const f = 5; class K {} this.g = 6; globalThis.h = 7; fn() + typeof K', context));
told(() => [context.a, context.b, context.d, typeof context.fn, context.e, context.f, context.K, context.g, context.h]);
told(() => vm.runInContext('e + f', context));
context.a = 10;
told(() => [vm.runInContext('fn()', context), context.fn()]);
context.late = 11;
told(() => vm.runInContext('late', context));
told(() => vm.runInContext('d = 30; d', context) + context.d);
context.d = 300;
told(() => vm.runInContext('d', context));
told(() => vm.runInContext('delete b; typeof b', context) + context.b);
delete context.late;
told(() => vm.runInContext('typeof late', context));

told(() => vm.runInContext('[] instanceof Array', context));
told(() => vm.runInContext('[]', context) instanceof Array);
told(() => Array.isArray(vm.runInContext('[1]', context)));
told(() => vm.runInContext('[1, { a: 1 }]', context));
told(() => vm.runInContext('new Error("x")', context) instanceof Error);
told(() => vm.runInContext('typeof process + typeof require + typeof setTimeout + typeof URL', context));
told(() => vm.runInContext('throw new TypeError("thrown")', context));
told(() => vm.runInContext('nope', context));
told(() => vm.runInContext('a.b.c', context));

told(() => vm.runInNewContext('x + y', { x: 1, y: 2 }));
told(() => vm.runInNewContext('x = 5; y = 6', {}));
told(() => {
  const object = { x: 1 };
  vm.runInNewContext('x++; z = x', object);
  return object;
});
told(() => vm.runInContext('z = 2; z', vm.createContext(Object.freeze({ z: 1 }))));
told(() => {
  const object = vm.createContext({ get seen() { return 'got'; }, set seen(value) { console.log('set', value); } });
  return vm.runInContext('seen = 9; seen', object);
});
told(() => {
  class Base { method() { return 'inherited'; } }
  return vm.runInContext('method()', vm.createContext(new Base()));
});
told(() => vm.runInContext('Array + Object', vm.createContext({ Array: 1, Object: 'o' })));
told(() => {
  const object = vm.createContext({});
  vm.runInContext('function read() { return later } function write() { later = 5 }', object);
  object.later = 1;
  const seen = [object.read()];
  object.write();
  return [...seen, object.later, object.read()];
});
told(() => vm.runInNewContext('"use strict"; undeclared = 5'));
told(() => vm.runInNewContext('"x" in globalThis && globalThis.hasOwnProperty("x")', { x: 1 }));
told(() => vm.runInNewContext('function a() { return 1 }\na()'));

told(() => {
  const vanilla = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  return [vm.isContext(vanilla), vm.runInContext('globalThis', vanilla) === vanilla, vm.runInContext('var own = 1; own', vanilla), vanilla.own];
});
told(() => vm.runInNewContext('eval("1 + 1") + new Function("return 7")()'));
told(() => vm.runInNewContext('eval("1 + 1")', {}, { contextCodeGeneration: { strings: false } }));
told(() => vm.runInNewContext('new Function("return 7")()', {}, { contextCodeGeneration: { strings: false } }));
