// An async function runs at once up to its first await.
async function run() {
  console.log('body');
  await null;
  console.log('after await');
}
console.log('before');
run();
console.log('after');
