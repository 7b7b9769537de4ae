// One of the shapes.
exports = module.exports = { a: 1, b: 2 };