// clearTimeout takes a timer, its number, its number as text, and anything else in silence.
const a = setTimeout(() => console.log('a, never'), 5);
const b = setTimeout(() => console.log('b, never'), 5);
const c = setTimeout(() => console.log('c, never'), 5);
const d = setInterval(() => console.log('d, never'), 5);
clearTimeout(a);
clearTimeout(+b);
clearTimeout(`${c}`);
clearTimeout(d);
for (const odd of [undefined, null, 123456, 'x', {}, NaN]) clearTimeout(odd);
console.log('cleared');
