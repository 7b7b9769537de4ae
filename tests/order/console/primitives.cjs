// How console.log shows primitives, alone and inside.
console.log('text', 1, -0, 0, NaN, 10n, true, null, undefined, Symbol('s'));
console.log(['text', -0, 10n, null, undefined, Symbol('s')], { a: 'it\'s', b: "\"", c: 'new\nline' });
console.log();
console.log('');
console.log([''], [' '], { '': 1, 'a-b': 2, 3: 4, valid_name: 5, [Symbol('k')]: 6 });
