// One of the shapes.
exports.x1 = 1; exports.x2 = 2; exports.default = 3; exports.__esModule = true;