// One of the shapes.
module.exports = { a: 1, b: 'x', c() {}, d: 1 };