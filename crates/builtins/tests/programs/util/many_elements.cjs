// Shows lists with more elements than util.inspect asks all keys of: what a program has put on them beside the elements is still seen.
'use strict';

const { inspect } = require('util');

const makers = {
  integers: () => Array.from({ length: 120 }, (_, i) => i),
  fractions: () => Array.from({ length: 120 }, (_, i) => i / 4),
  texts: () => 'abc '.repeat(40).split(' '),
  holes: () => new Array(200),
  sparse: () => Object.assign([], { 5000: 1 }),
  bytes: () => new Uint8Array(120),
  bigs: () => new BigInt64Array(120),
  buffer: () => Buffer.alloc(120),
  part: () => Buffer.alloc(300).subarray(100),
  ownClass: () => new (class Mine extends Array {})(120),
  ownBytes: () => new (class Mine extends Uint8Array {})(120),
  resizable: () => new Uint8Array(new ArrayBuffer(120, { maxByteLength: 200 })),
};
const changes = {
  none: (list) => list,
  property: (list) => Object.assign(list, { x: 1 }),
  symbol: (list) => Object.assign(list, { [Symbol('s')]: 1 }),
  hidden: (list) => Object.defineProperty(list, 'h', { value: 1 }),
  orphaned: (list) => Object.setPrototypeOf(list, null),
  removed: (list) => (Object.assign(list, { y: 1 }), delete list.y, list),
};
for (const [name, make] of Object.entries(makers)) {
  for (const [what, change] of Object.entries(changes)) {
    for (const showHidden of [false, true]) console.log(name, what, inspect(change(make()), { maxArrayLength: 2, showHidden }));
  }
}
