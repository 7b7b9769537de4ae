// One of the shapes.
const x = (module.exports = require('./x')); exports.m = 1;