// One of the shapes.
Object.defineProperties(exports, { a: { enumerable: true, value: 1 } }); Object.assign(exports, { b: 2 }); exports = { c: 3 };