// A microtask is called without arguments and without a this.
queueMicrotask(function () { 'use strict'; console.log(arguments.length, this); });
console.log(queueMicrotask.length, queueMicrotask.name, queueMicrotask(() => {}));
