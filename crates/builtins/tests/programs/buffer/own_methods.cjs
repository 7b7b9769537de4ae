// Shows the methods that each encoding has of its own (latin1Slice, hexWrite, …) with odd places, and copies whose place or length is odd.
'use strict';

const { transcode } = require('buffer');

const show = (name, run) => {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};

for (const place of [undefined, null, -1, -0.5, 1.5, 3, 6, 7, NaN, Infinity, '1', {}]) {
  show(`slice from ${place}`, () => [Buffer.from('abcdef').latin1Slice(place), Buffer.from('abcdef').hexSlice(place, 4), Buffer.alloc(0).utf8Slice(place)]);
  show(`slice to ${place}`, () => Buffer.from('abcdef').utf8Slice(1, place));
  for (const method of ['latin1Write', 'hexWrite', 'ucs2Write']) {
    const write = (...args) => {
      const buffer = Buffer.alloc(6);
      return [buffer[method]('616263', ...args), buffer.toString('hex')];
    };
    show(`${method} at ${place}`, () => write(place));
    show(`${method} length ${place}`, () => write(1, place));
  }
}
show('not a buffer', () => Buffer.prototype.latin1Slice.call({}));
show('transcode', () => transcode(Buffer.from('é'), undefined, 'latin1'));
show('start', () => Buffer.from(new ArrayBuffer(4), -3));
show('copy', () => Buffer.copyBytesFrom(new Uint16Array(2), 5, 'x'));
show('concat', () => Buffer.concat([5], 2 ** 47));
show('concat', () => Buffer.concat([Buffer.from('a')], 2 ** 31).length);
show('fill', () => Buffer.alloc(2, 5n));
