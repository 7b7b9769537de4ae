// One of the shapes.
Object.defineProperty(exports, 'a', { enumerable: true, get: function () { return x_1.a; } }); var x_1 = require('./x');