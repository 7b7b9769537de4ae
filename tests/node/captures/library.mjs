export let count = 0; export function helper(x) { count++; return x * 1000; }
