// Shows what every method of a Console writes to its two streams, and the checks of its constructor.
'use strict';

const { Console } = console;

const stream = (mark) => ({
  write(text) { process.stdout.write(text.replace(/^/gm, mark).slice(0, -mark.length)); },
  once() {},
  removeListener() {},
  listenerCount: () => 0,
});
const own = new Console({ stdout: stream('o|'), stderr: stream('e|') });

own.log('text %s', 1);
own.info({ a: 1 }, [2]);
own.warn('careful');
own.group('outer', 'group');
own.log('two\nlines');
own.group();
own.error('deeper');
own.groupEnd();
own.groupEnd();
own.count();
own.count('x');
own.count();
own.countReset();
own.count();
own.assert(true, 'not shown');
own.assert(false);
own.assert(false, 'because %d', 5);
own.assert(false, { a: 1 });
own.dir({ a: { b: { c: {} } } }, { depth: 0 });
own.dirxml({ a: 1 }, [2]);
own.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
own.table([[1, 2], [3, 4]], ['1']);
own.table(new Map([['k', { v: 1 }]]));
own.table(new Set([1]));
own.table([1, 'two', { three: 3 }]);
own.table(5);
own.debug('%o', [1]);
own.log(null, undefined, 1n, Symbol('s'), -0);

for (const make of [() => new Console(), () => new Console({ stdout: 1 }), () => new Console({ stdout: process.stdout, colorMode: 'x' }), () => own.table([], 5)]) {
  try {
    make();
  } catch (error) {
    console.log(`${error}`);
  }
}
console.log(console instanceof Console, Object.prototype.toString.call(console), Object.keys(own).join());

// A program may put its own function in the place of process.stdout.write.
const { write } = process.stdout;
process.stdout.write = (text) => write.call(process.stdout, `[${text.trim()}]\n`);
console.log('caught');
process.stdout.write = write;
console.log('free');
