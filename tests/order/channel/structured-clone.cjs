// structuredClone: cycles, errors, what cannot be cloned.
const error = new TypeError('bad', { cause: 'why' });
const source = { error, nested: { list: [new Map([['k', new Set([1])]])] }, when: new Date(5), undef: undefined, nul: null };
source.again = source.nested;
const copy = structuredClone(source);
console.log(copy.error instanceof TypeError, copy.error.message, copy.error.cause, copy.again === copy.nested, copy.nested === source.nested);
console.log(copy.nested, copy.when, 'undef' in copy);
for (const value of [() => {}, Symbol('s'), new WeakMap()]) { try { structuredClone(value); } catch (e) { console.log(e.name, e.code); } }
class Point { x = 1; }
console.log(structuredClone(new Point()), structuredClone(new Point()) instanceof Point);
