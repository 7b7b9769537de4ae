// console.table: the order of columns, columns that are asked for, what is no array of names.
'use strict';

console.table({ x: { y: 1 }, z: [1, 2] });
console.table([1, { a: 2 }], []);
console.table([1, { a: 2 }], ['a']);
for (const names of [null, 5, 'a']) {
  try {
    console.table('text', names);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
