// One of the shapes.
module.exports = { get a() { return 1; }, b: 2 };