// One of the shapes.
0 && (module.exports = { a, b, c }); module.exports = { a: 1, b: 2, c: 3 };