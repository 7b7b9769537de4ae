// One of the shapes.
var c = 1; module.exports = { c, d: require('./x').z, e: c };