// One of the shapes.
module.exports = Object.freeze({ a: 1 }); module.exports = Object.create(null);