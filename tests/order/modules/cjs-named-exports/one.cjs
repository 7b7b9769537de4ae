// exports.name = … is a named export.
exports.a = 1;
exports.b = 'two';
module.exports.nested = { deep: true };
Object.defineProperty(exports, 'getter', { enumerable: true, get: () => 'got' });
