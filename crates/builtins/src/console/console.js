// `node:console`, Node 26: the global console itself.
// Follows https://nodejs.org/docs/latest-v26.x/api/console.html
'use strict';

module.exports = require('internal/console').globalConsole;
