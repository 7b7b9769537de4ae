// One of the shapes.
var __defProp = Object.defineProperty; var src_exports = {}; module.exports = ((m) => ({...m, a: 1, default: 2}))(src_exports); 0 && (module.exports = { a, default: 1 });