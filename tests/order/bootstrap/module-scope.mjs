// What an ES module has and has not.
console.log(this, typeof require, typeof module, typeof exports, typeof __filename);
console.log(import.meta.main, import.meta.filename.endsWith('module-scope.mjs'));
console.log(import.meta.dirname + '/module-scope.mjs' === import.meta.filename);
console.log(import.meta.url.startsWith('file:///'), typeof import.meta.resolve);
console.log((() => { try { undeclared = 1; } catch (error) { return error.name; } })());
