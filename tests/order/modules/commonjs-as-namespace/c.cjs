// Used by commonjs-as-namespace.
exports.a = 1; exports.b = 2; exports.b = 3; setTimeout(() => { exports.a = 9; });