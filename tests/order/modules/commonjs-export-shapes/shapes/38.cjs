// One of the shapes.
var x = {y: 1}; module.exports = { a: x.y, b: x, c: x };