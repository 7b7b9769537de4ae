// Throws, and so does its resource.
export const v = 1;
await using q = { [Symbol.asyncDispose]() { throw new Error('disp'); } };
throw new Error('body');
