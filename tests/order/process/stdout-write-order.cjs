// Writes to standard output keep their order; the callback of write comes later.
process.stdout.write('a\n', () => console.log('callback of a'));
console.log('b');
process.stdout.write('c\n');
process.nextTick(() => console.log('tick'));
