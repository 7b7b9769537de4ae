// Each await is one promise job; ticks made between awaits wait for the whole chain.
async function run(name) {
  console.log(name, 0);
  await null;
  console.log(name, 1);
  process.nextTick(() => console.log(name, 'tick'));
  await null;
  console.log(name, 2);
}
process.nextTick(() => console.log('first tick'));
run('a');
run('b');
