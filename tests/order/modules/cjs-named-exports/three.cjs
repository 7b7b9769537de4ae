// The names that are passed on.
exports.c = 3;
exports.d = 4;
