// One of the shapes.
module.exports = exports = { a: 1 };