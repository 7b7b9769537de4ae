// Recursion without end is a RangeError that can be caught, in every place.
const deep = () => deep() + 1;
const attempt = (where) => { try { deep(); } catch (error) { console.log(where, error instanceof RangeError); } };
attempt('script');
process.nextTick(attempt, 'tick');
queueMicrotask(() => attempt('microtask'));
setImmediate(attempt, 'immediate');
