// One of the shapes.
var { a, b } = { a: 1, b: 2 }; module.exports = { a, b, };  module.exports = { c: a };