// CommonJS in TypeScript: require, __filename, order as ever.
const { basename } = require('node:path') as typeof import('node:path');
Promise.resolve().then((): void => console.log('then'));
process.nextTick((): void => console.log('tick'));
console.log(basename(__filename), module === require.main);
