// Replaces the exports.
module.exports = [1, 2];
