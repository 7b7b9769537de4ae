// One of the shapes.
__exportStar(require('./x')); function __exportStar() {}