// One of the shapes.
module.exports = require('./fn')(1).k; exports.later = 1;