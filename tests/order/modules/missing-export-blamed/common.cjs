// What the others ask for names.
exports.a = 1;
