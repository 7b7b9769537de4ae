// One of the shapes.
(function (root, factory) { if (typeof exports === 'object') { module.exports = factory(require('./x')); } })(this, function (x) { return { a: 1 }; });