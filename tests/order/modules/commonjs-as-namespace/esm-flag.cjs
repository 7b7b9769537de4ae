// Used by commonjs-as-namespace.
Object.defineProperty(exports, '__esModule', { value: true }); exports.default = 'dflt'; exports.n = 1;