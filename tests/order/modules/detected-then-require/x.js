// Used by detected-then-require.
console.log('x', typeof module);