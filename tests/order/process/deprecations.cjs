// Deprecations print once each, with their code.
// stderr: exact
process.emitWarning('old thing', 'DeprecationWarning', 'DEP0');
const old = require('util').deprecate(() => 'result', 'old() is old', 'DEP1');
console.log(old(), old());
