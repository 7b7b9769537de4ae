// One of the shapes.
Object.defineProperty(exports, "a", { enumerable: true, get: function get() { return _x.a; } }); var _x = require('./x');