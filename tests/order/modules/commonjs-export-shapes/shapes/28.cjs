// One of the shapes.
var tslib_1 = require('./tslib'); tslib_1.__exportStar(require('./x'), exports);