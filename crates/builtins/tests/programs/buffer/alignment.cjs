// Buffer.allocUnsafe and allocUnsafeSlow with an alignment: what is taken, and that views of wide elements fit.
'use strict';
for (const name of ['allocUnsafe', 'allocUnsafeSlow']) {
  for (const alignment of [1, 2, 3, 8, 64, 4096, 0, -1, 1.5, NaN, 2 ** 31, '8', null, undefined]) {
    try {
      const buffer = Buffer[name](40, alignment);
      console.log(name, alignment, buffer.length, new Float64Array(buffer.buffer, alignment % 8 === 0 ? buffer.byteOffset : 0, 5).length);
    } catch ({ code, message }) {
      console.log(name, alignment, code, message);
    }
  }
  console.log(Buffer[name].length, Buffer[name](0, 64).length, Buffer[name](100000, 64).length);
}
