// One of the shapes.
module.exports = require('./fn')(1);