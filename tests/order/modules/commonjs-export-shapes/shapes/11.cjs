// One of the shapes.
var a = 1, b = 2; module.exports = { a, b, 'c': b, ...require('./x'), d: a };