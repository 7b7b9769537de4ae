// One of the shapes.
module.exports = (0, require('./x'));