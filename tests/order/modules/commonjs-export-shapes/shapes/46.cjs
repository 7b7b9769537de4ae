// One of the shapes.
exports.a = 1; return; exports.b = 2;