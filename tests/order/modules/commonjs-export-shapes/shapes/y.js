// One of the shapes.
exports.y1 = 1;