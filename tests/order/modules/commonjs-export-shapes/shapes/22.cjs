// One of the shapes.
module.exports = class Foo { static a = 1 }; module.exports.b = 2; module.exports.default = module.exports;