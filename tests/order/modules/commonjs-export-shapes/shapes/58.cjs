// One of the shapes.
var c = 1; module.exports = { c, async: c, e: require('./fn')(2), f: c };