// CommonJS in TypeScript.
const name: string = 'common';
module.exports = { name };
