// Used by import-of-oneself.
console.log('b');