// yield* passes values in and out and gives the inner return value.
function* inner() { console.log('inner got', yield 'inner 1'); return 'inner result'; }
function* outer() { console.log('result', yield* inner()); console.log(yield* [1, 2]); return 'end'; }
const it = outer();
for (let step = it.next(); ; step = it.next(`sent after ${step.value}`)) {
  console.log(step);
  if (step.done) break;
}
