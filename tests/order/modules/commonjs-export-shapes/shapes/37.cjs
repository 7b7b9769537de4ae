// One of the shapes.
var x = require('./x'); module.exports = { ...x, own: x };