// Symbol.dispose clears a timer, and close does so too.
const a = setTimeout(() => console.log('never'), 5);
a[Symbol.dispose]();
const b = setImmediate(() => console.log('never'));
b[Symbol.dispose]();
const c = setTimeout(() => console.log('never'), 5);
console.log(c.close() === c);
setTimeout(() => console.log('end'), 20);
