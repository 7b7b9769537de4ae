// Arrays: holes, properties, long ones, nested, typed.
const list = [1, , 3, ...Array(2)];
list.extra = 'x';
console.log(list, [, ,], [[1, [2, [3, [4]]]]], Array.from({ length: 120 }, (_, i) => i));
console.log(['a', 'b'].map((x) => x.repeat(40)), [undefined, null], new Array(5), [[], {}]);
console.log(new Uint8Array(3), new Float64Array([1.5, -0]), Buffer.from('hello'), new ArrayBuffer(4));
