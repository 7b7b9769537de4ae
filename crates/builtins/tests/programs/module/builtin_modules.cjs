// What packages such as jest do with the class Module and with process: copy them.
const Module = require('node:module');

class Copy extends Module {}
for (const name of Object.keys(Module)) Copy[name] = Module[name];
console.log(Copy.builtinModules === Module.builtinModules, Object.isFrozen(Module.builtinModules));

const copy = {};
for (let proto = Object.getPrototypeOf(process); proto; proto = Object.getPrototypeOf(proto)) proto.constructor.call(copy);
console.log(Object.keys(copy), process.constructor.name, process instanceof process.constructor);
