// Slices of CommonJS have the variables of a module, of the module they were cut from; of its exports they see nothing.
const path = require('path');

const Counter = class { next() { return 1; } };
const names = async (x) => {
  'use node';
  return [path.basename(__filename), path.basename(__dirname), typeof module, typeof exports, typeof require, path.basename(require.resolve('./captures/library.mjs')), x];
};
async function imports() {
  'use node';
  const library = await import('./captures/library.mjs');
  return library.helper(new Counter().next());
}
const own = { module: async () => { 'use node'; return [module.filename === __filename, Object.keys(exports).length, module.exports === exports]; } };

exports.seen = false;
(async () => {
  console.log(await names(1));
  console.log(await imports());
  console.log(await own.module());
})();
