// One of the shapes.
var c = 1; module.exports = { c, d: null, e: c, f: true, g: -1, h: c };