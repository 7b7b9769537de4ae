// Which argument is refused first, and where a script's source map is named.
'use strict';

const vm = require('vm');

for (const f of [
  () => vm.compileFunction('a', () => {}, 5), () => vm.compileFunction('a', 5), () => vm.measureMemory(5), () => vm.measureMemory({ mode: 'x' }),
  () => new vm.Script('1 //# sourceMappingURL=a.map').sourceMapURL, () => new vm.Script('//# sourceMappingURL=a.map\n//# sourceMappingURL=b.map').sourceMapURL,
  () => new vm.Script('"//# sourceMappingURL=a.map"').sourceMapURL,
]) {
  try {
    console.log(f());
  } catch ({ code, message }) {
    console.log(code, message);
  }
}
