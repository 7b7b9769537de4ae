// nextTick passes its arguments on; this is undefined in strict code.
process.nextTick((...args) => console.log(args.length, args), 1, 'two', { three: 3 });
process.nextTick(function () { 'use strict'; console.log(this, arguments.length); });
process.nextTick(console.log, 'straight to the console');
const told = (...args) => console.log('told', args);
process.nextTick(told);
process.nextTick(told, undefined);
process.nextTick(told, 1, undefined);
process.nextTick(told, 1, 2, 3, 4);
