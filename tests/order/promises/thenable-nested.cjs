// Thenables that resolve with thenables, each level one job.
const level = (n) => ({ then(resolve) { console.log('level', n); resolve(n === 0 ? 'bottom' : level(n - 1)); } });
Promise.resolve(level(3)).then(console.log);
let chain = Promise.resolve();
for (let job = 1; job <= 6; job++) chain = chain.then(() => console.log('job', job));
