// Returning a promise from an async function takes three jobs, returning await one, a value none.
const run = async (name, fn) => { await fn(); console.log(name); };
run('promise', async () => Promise.resolve());
run('await promise', async () => await Promise.resolve());
run('value', async () => 1);
run('thenable', async () => ({ then(resolve) { resolve(); } }));
let chain = Promise.resolve();
for (let job = 1; job <= 6; job++) chain = chain.then(() => console.log('job', job));
