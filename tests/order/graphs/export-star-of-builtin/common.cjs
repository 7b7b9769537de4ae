// CommonJS.
exports.extra = 'extra';
