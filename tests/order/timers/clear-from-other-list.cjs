// A timer may clear one of another list that is already overdue.
const b = setTimeout(() => console.log('b, never'), 20);
setTimeout(() => { console.log('a'); clearTimeout(b); }, 5);
const until = performance.now() + 60;
while (performance.now() < until);
