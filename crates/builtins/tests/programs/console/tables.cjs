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

// Options of the console count in cells too; typed arrays are lists; numbers of rows have their colour.
for (const options of [{ colorMode: true }, { inspectOptions: { depth: 2, maxArrayLength: 1 } }]) {
  const own = new (require('console').Console)({ stdout: process.stdout, ...options });
  own.table(new Set([new Uint8Array(5), { a: 1, b: 2, c: 3 }, [1, [2, [3]]]]));
  own.table(new Map([['k', { v: 1 }]]).entries());
}
