// Scripts and functions made of texts; what is refused.
'use strict';

const vm = require('node:vm');

const told = (run) => {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};

told(() => vm.runInThisContext('var viaVar = 7; let viaLet = 1; typeof require'));
told(() => [viaVar, vm.runInThisContext('viaLet + viaVar')]);
const script = new vm.Script('count = (typeof count === "undefined" ? 0 : count) + 1', { filename: 'my.js' });
const context = vm.createContext({});
for (let i = 0; i < 3; i++) script.runInContext(context);
told(() => [context.count, script.runInNewContext(), script]);
told(() => script.createCachedData() instanceof Buffer);
told(() => new vm.Script('1', { cachedData: new vm.Script('1').createCachedData() }).cachedDataRejected);
told(() => new vm.Script('2', { cachedData: Buffer.from('no') }).cachedDataRejected);
told(() => new vm.Script('1\n//# sourceMappingURL=foo.map').sourceMapURL);

const lines = (run) => {
  try {
    run();
  } catch (error) {
    console.log(error.stack.split('\n').slice(0, 5).join('\n').replace(/:\d+$/, ''));
  }
};
lines(() => vm.runInThisContext('\n\n  throw new Error("placed")', { filename: 'file.js', lineOffset: 10 }));
lines(() => vm.runInContext('\nthrow new TypeError("there")', context, 'inner.js'));

told(() => {
  const fn = vm.compileFunction('return a + b + (typeof arguments)', ['a', 'b']);
  return [fn(1, 2), fn.length, fn.name];
});
told(() => vm.compileFunction('return x', [], { contextExtensions: [{ x: 5 }] })());
told(() => vm.compileFunction('return count', [], { parsingContext: context })());
told(() => vm.compileFunction('return this')() === globalThis);

const wrongs = [undefined, null, 5, 'x', true, [], () => {}];
for (const wrong of wrongs) {
  told(() => typeof vm.createContext(wrong));
  told(() => typeof vm.createContext({}, wrong));
  told(() => vm.isContext(wrong));
  told(() => vm.runInContext('1', wrong));
  told(() => vm.runInNewContext('1', {}, wrong));
  told(() => vm.runInThisContext('1', wrong));
  told(() => typeof new vm.Script('1', wrong));
  told(() => new vm.Script('1').runInContext(wrong));
  told(() => typeof vm.compileFunction('1', [], wrong));
}
for (const option of ['filename', 'lineOffset', 'cachedData', 'produceCachedData', 'displayErrors', 'parsingContext', 'contextExtensions', 'microtaskMode', 'name']) {
  for (const wrong of [null, 5, 'x', 1.5, {}]) {
    told(() => typeof new vm.Script('1', { [option]: wrong }));
    told(() => typeof vm.createContext({}, { [option]: wrong }));
    told(() => typeof vm.compileFunction('1', [], { [option]: wrong }));
    told(() => vm.runInNewContext('1', {}, { [option]: wrong }));
  }
}
