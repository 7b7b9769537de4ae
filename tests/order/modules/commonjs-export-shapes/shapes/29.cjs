// One of the shapes.
__export(require('./x')); function __export(m) { for (var p in m) if (!exports.hasOwnProperty(p)) exports[p] = m[p]; }