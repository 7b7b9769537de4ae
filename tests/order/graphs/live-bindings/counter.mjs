// Exports a variable that changes.
export let count = 0;
export function increment() { count++; }
