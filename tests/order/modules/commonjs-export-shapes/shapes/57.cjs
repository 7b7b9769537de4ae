// One of the shapes.
var c = 1; module.exports = { c, async *g() {}, e: c };