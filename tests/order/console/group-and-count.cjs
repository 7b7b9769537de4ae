// group indents, count counts, and where each method writes.
// stderr: exact
console.group('outer');
console.log('inside\nsecond line');
console.group();
console.info({ a: 1 });
console.groupEnd();
console.groupEnd();
console.groupEnd();
console.count(); console.count('x'); console.count(); console.countReset(); console.count();
console.error('to stderr');
console.warn('also %s', 'there');
console.debug('to stdout');
console.assert(true, 'never');
console.assert(false, 'assertion %s', 'text');
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
