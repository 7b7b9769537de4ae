// Chains advance in step with each other, one job each round.
for (const name of ['a', 'b', 'c']) {
  let chain = Promise.resolve();
  for (let step = 1; step <= 3; step++) chain = chain.then(() => console.log(name, step));
}
