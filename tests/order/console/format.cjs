// The format letters of the first argument.
console.log('%s is %d years and %i days, %f', 'it', 3.5, 3.9, '1.25');
console.log('%j %o %O', { a: 1 }, { b: [1] }, { c: { d: { e: {} } } });
console.log('%% %c styled %x', 'color: red', 'rest');
console.log('%s %s', 'one');
console.log('%s', null, undefined, 5n, Symbol('x'), { toString() { return 'mine'; } }, [1, [2]], () => {});
console.log('a', '%s', 'b');
console.log('%d %i', '0x10', 10n, {});
