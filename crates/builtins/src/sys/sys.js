// `node:sys`, Node 26: the old name of `util`. Follows https://nodejs.org/docs/latest-v26.x/api/deprecations.html#DEP0025
'use strict';

process.emitWarning('sys is deprecated. Use `node:util` instead.', 'DeprecationWarning', 'DEP0025');

module.exports = require('util');
