// One of the shapes.
var a = 1, b = 2; module.exports = { a, b, 'c': 1, ...require('./x') };