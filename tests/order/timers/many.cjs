// Ten thousand timers of mixed delays fire grouped by delay and in order within each.
const seen = new Map();
let wrong = 0;
for (let number = 0; number < 10000; number++) {
  const delay = 1 + (number % 5) * 40;
  setTimeout(() => {
    if ((seen.get(delay) ?? -1) > number) wrong++;
    seen.set(delay, number);
    if (number === 9999) console.log('wrong', wrong, [...seen.keys()]);
  }, delay);
}
