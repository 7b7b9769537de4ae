// A CommonJS module that lacks what is imported from it.
exports.b = 1;
