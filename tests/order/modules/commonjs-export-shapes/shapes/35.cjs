// One of the shapes.
exports?.opt; exports.a ||= 1; exports.b += 1; [exports.c, exports.d] = [1, 2]; ({ x: exports.e } = { x: 1 }); exports.f++; for (exports.g of [1]);