// One of the shapes.
module.exports = function () {}; module.exports.helper = 1; Object.assign(module.exports, { k: 1 });