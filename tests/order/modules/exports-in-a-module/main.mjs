// exports in an ES module.
console.log(typeof exports); exports.a = 1;