// One of the shapes.
module.exports = require('./x'), require('./y'); exports.k = 1;