// One of the shapes.
var c = 1; module.exports = { [`k`]: 1, c };