// One of the shapes.
Object.defineProperty(exports, 'a', { get: function () { return x_1.a; } }); var x_1 = require('./x');