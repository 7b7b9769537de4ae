// Throws in the loop.
export function f() {}
export const v = 1;
for await (const q of [1]) throw new Error('in loop');
