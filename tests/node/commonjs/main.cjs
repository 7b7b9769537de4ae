// Node functions in CommonJS: `require` in slices, of built-ins, of the program's own files and of roata.
const path = require('node:path');
const { any, all } = require('roata');
const { twice } = require('./library.cjs');

let k = 2;
async function f(x) {
  'use node';
  return [path.basename('/a/b'), twice(x), k, typeof require('node:os').cpus];
}

f(4).then(async (value) => {
  console.log(value);
  k = 3;
  console.log(await any([f.with(1)]));
  console.log(await all([f.with(1), f.with(2)]));
});
