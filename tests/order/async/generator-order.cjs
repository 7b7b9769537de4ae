// A generator's body runs only between next calls; return and throw go through finally.
function* generate() {
  console.log('begin');
  try {
    console.log('got', yield 1);
    console.log('got', yield 2);
  } catch (error) {
    console.log('caught', error);
    yield 'from catch';
  } finally {
    console.log('finally');
  }
}
const a = generate();
console.log('made');
console.log(a.next('ignored'), a.next('x'), a.throw('thrown'), a.next());
const b = generate();
console.log(b.return('early'), b.next());
const c = generate();
console.log(c.next(), c.return('late'));
