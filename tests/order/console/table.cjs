// console.table of arrays, objects and others.
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.table([[1, 2], [3, 4]]);
console.table({ first: { n: 1 }, second: { n: 2 } }, ['n']);
console.table([1, 'two']);
console.table(5);
