// Writes to both.
exports.early = 1;
module.exports = { late: 2 };
exports.later = 3;
