// Schedulers called with odd receivers and from odd places.
const { nextTick } = process;
nextTick(() => console.log('detached nextTick'));
setTimeout.call(null, () => console.log('setTimeout with null'), 50);
Reflect.apply(queueMicrotask, undefined, [() => console.log('queueMicrotask by Reflect')]);
[1, 2].forEach(setImmediate.bind(null, (value) => console.log('bound setImmediate', value)));
new (class { static { process.nextTick(() => console.log('from a static block')); } })();
JSON.stringify({ toJSON() { process.nextTick(() => console.log('from toJSON')); return 1; } });
