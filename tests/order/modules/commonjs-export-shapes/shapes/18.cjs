// One of the shapes.
module.exports.a = 1; module.exports['b'] = 2; exports['c-d'] = 3; exports["e"] = 4;