// Loses the alias.
exports = { lost: true };
