// Promise chains begun in one immediate end before the next.
setImmediate(async () => {
  console.log('a 0');
  await null;
  console.log('a 1');
  await null;
  console.log('a 2');
});
setImmediate(() => console.log('b'));
