// One of the shapes.
var c = 1; module.exports = { c, *g() {}, e: c };