// No text becomes code.
// flags: --disallow-code-generation-from-strings
'use strict';
const vm = require('vm');
for (const run of [() => eval('1'), () => (0, eval)('1'), () => new Function('return 1'), () => Function('1'), () => (async () => {}).constructor('1'), () => vm.runInThisContext('1'), () => typeof vm.runInNewContext]) {
  try {
    console.log(run());
  } catch ({ name, message }) {
    console.log(name, message);
  }
}
