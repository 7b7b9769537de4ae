// Map, Set, WeakMap, array iterators, Date, RegExp, generators.
console.log(new Map([['a', 1], [{ k: 1 }, [2]]]), new Set([1, 'two', { three: 3 }]), new Map(), new Set());
console.log(new WeakMap(), new WeakSet());
console.log(new Date(0), new Date(NaN), /re/giu, [1, 2][Symbol.iterator](), (function* named() {})());
console.log({ map: new Map([['deep', new Map([['deeper', new Map([['deepest', {}]])]])]]) });
