// One of the shapes.
Object.defineProperty(exports, "a", { get: function () { return _x.a; }, enumerable: true }); var _x = require('./x');