// module.exports = require(…) passes names on.
module.exports = require('./three.cjs');
