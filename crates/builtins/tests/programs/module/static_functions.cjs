// What the static functions of Module refuse, and which names are built-ins.
'use strict';

const Module = require('module');

for (const name of ['test', 'sqlite', 'node:test', 'fs']) console.log(name, Module.isBuiltin(name));
for (const f of [
  () => require('test'), () => new Module(null), () => new Module(5), () => Module.findPackageJSON(), () => Module.findPackageJSON('no-such-package', __filename),
  () => Module.findPackageJSON('x', {}), () => Module.enableCompileCache({ directory: 5 }),
]) {
  try {
    console.log(f());
  } catch ({ name, code, message }) {
    console.log(name, code, message.split('\n')[0].replace(__dirname, ''));
  }
}
console.log(Module.builtinModules.filter((name) => name.startsWith('node:')).length > 0, Module.builtinModules.at(-1), Module.constants);
