// One of the shapes.
exports.a = exports.b = exports.c = void 0; exports.a = 1;