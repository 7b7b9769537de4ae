// One of the shapes.
module.exports = require('./x').x1;