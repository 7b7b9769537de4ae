// One of the shapes.
module.exports = (n) => ({ k: n });exports.kk=1