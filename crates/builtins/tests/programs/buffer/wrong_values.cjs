// What is checked first when a big integer is written, and how encodings that are none are named.
'use strict';

const told = (run) => {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};

const buffer = Buffer.alloc(11);
for (const method of ['writeBigUInt64LE', 'writeBigInt64BE']) {
  for (const value of [undefined, null, -1, 5, Infinity, '7', 5n, 2n ** 64n, {}]) {
    for (const offset of [undefined, null, -1, 1.5, 4, 'x', 2]) told(() => buffer[method](value, offset));
  }
}
for (const encoding of [5n, {}, { a: { b: { c: 1 } } }, [1, 2], new Date(0), Symbol('x'), -0, 'none']) told(() => buffer.toString(encoding));
