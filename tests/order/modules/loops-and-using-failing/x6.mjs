// Waits for a resource.
export const v = 1;
await using q = { [Symbol.dispose]() { console.log('x5 disposed'); } };
