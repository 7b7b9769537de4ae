// What is in iterators and weak collections, which looking at does not change.
'use strict';

const { inspect } = require('node:util');

const map = new Map([['a', 1], ['b', { c: 2 }], ['d', [3, [4]]]]);
const set = new Set([1, 'x', { y: 1 }]);
for (const iterator of [map.entries(), map.keys(), map.values(), set.values(), set.entries(), map[Symbol.iterator](), new Map().keys()]) {
  console.log(iterator);
}

const begun = map.entries();
begun.next();
console.log(begun, begun.next().value, begun);
map.delete('d');
map.set('e', 5);
console.log(begun, [...begun], begun);
console.log({ keys: map.keys() }, [set.values()], inspect(map.keys(), { showHidden: true, depth: 0 }));
console.log(inspect(new Map([[{ deep: { er: 1 } }, 1]]).entries(), { depth: 1 }), inspect(new Set([1, 2, 3, 4]).values(), { maxArrayLength: 2 }));

const key = { k: 1 };
console.log(new WeakMap([[key, 1]]), new WeakSet([key]));
console.log(inspect(new WeakMap([[key, { v: 1 }]]), { showHidden: true }), inspect(new WeakSet([key, [1]]), { showHidden: true }));
console.log(inspect(new WeakMap(), { showHidden: true }), inspect(new WeakSet(), { showHidden: true }));
const many = Array.from({ length: 100 }, (_, index) => ({ index }));
console.log(inspect(new WeakSet(many), { showHidden: true, maxArrayLength: 200 }).match(/index/g).length);
