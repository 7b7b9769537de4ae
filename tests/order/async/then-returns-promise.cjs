// A then that returns a promise costs two more jobs than one that returns a value.
Promise.resolve().then(() => Promise.resolve('x')).then(() => console.log('after returned promise'));
let chain = Promise.resolve();
for (let job = 1; job <= 5; job++) chain = chain.then(() => console.log('job', job));
