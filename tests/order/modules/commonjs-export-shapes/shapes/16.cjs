// One of the shapes.
var f = 1; module.exports = { a: f, b: f, async c() {}, d: f };