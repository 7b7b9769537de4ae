// How many jobs yield, yield of a promise and return take.
async function* generate() { yield 1; yield Promise.resolve(2); return 3; }
(async () => { for await (const value of generate()) console.log('value', value); console.log('done'); })();
let chain = Promise.resolve();
for (let job = 1; job <= 10; job++) chain = chain.then(() => console.log('job', job));
