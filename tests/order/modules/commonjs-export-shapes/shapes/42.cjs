// One of the shapes.
var c = 1; module.exports = { c, d: () => {}, e: c };