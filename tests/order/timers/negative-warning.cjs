// Negative and not-a-number delays mean 1 ms, each with its warning.
// stderr: exact
setTimeout(() => console.log('negative'), -10);
setTimeout(() => console.log('not a number'), NaN);
console.log('script');
