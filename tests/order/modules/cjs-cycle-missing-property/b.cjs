// Reads too early.
exports.seen = require('./a.cjs').late;
