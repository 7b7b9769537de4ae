// Of the program in main.
exports.double = (n) => n * 2;
