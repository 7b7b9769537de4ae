// The five names every CommonJS module is given, and what this is.
console.log(arguments.length, this === module.exports, exports === module.exports);
console.log(typeof require, require.main === module, module.id);
console.log(require('path').basename(__filename), __filename.startsWith(__dirname));
console.log(module.loaded, module.children.length, Array.isArray(module.paths));
setImmediate(() => console.log('later', module.loaded));
