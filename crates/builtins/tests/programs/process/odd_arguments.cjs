// What emitWarning and loadEnvFile make of arguments that stand for none.
'use strict';
class Own {}
process.on('warning', ({ name, code, message, detail }) => console.log(name, code, message, detail));
for (const args of [['a', Own], ['b', { type: '', code: 'C', detail: 'D' }], ['c', undefined, undefined, Own], ['d', 'Type', Own], ['', '']]) process.emitWarning(...args);
for (const path of [null, undefined]) {
  try {
    process.loadEnvFile(path);
  } catch ({ code, path: missing }) {
    console.log(code, missing);
  }
}
