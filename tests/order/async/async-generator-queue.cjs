// next calls of an async generator queue up; their results come in order.
async function* generate() {
  console.log('begin');
  yield 1;
  console.log('between');
  await null;
  yield 2;
  return 3;
}
const it = generate();
for (const name of ['a', 'b', 'c', 'd']) it.next().then((step) => console.log(name, step));
console.log('asked');
