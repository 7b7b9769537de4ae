// A chain of a hundred thousand thens runs without growing the stack.
let chain = Promise.resolve(0);
for (let step = 0; step < 100000; step++) chain = chain.then((value) => value + 1);
chain.then((value) => console.log(value));
setImmediate(() => console.log('immediate'));
