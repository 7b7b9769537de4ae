// A .js file with a top-level await is an ES module.
const x = await Promise.resolve(5); console.log(x, typeof module);