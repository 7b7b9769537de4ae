// `node:module`, Node 26: the class Module with its static functions. Follows https://nodejs.org/docs/latest-v26.x/api/module.html
'use strict';

module.exports = require('internal/modules').Module;
