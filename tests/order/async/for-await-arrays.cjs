// for await over an array awaits its members in turn.
(async () => {
  for await (const value of [Promise.resolve('a'), 'b', { then(resolve) { resolve('thenable'); } }]) console.log(value);
  console.log('done');
})();
let chain = Promise.resolve();
for (let job = 1; job <= 8; job++) chain = chain.then(() => console.log('job', job));
