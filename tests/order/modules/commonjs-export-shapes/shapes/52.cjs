// One of the shapes.
a = module.exports = { n: 1 }; b = exports = module.exports = require('./x'); exports.z = 1;