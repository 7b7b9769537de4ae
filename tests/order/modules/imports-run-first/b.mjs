// Used by imports-run-first.
console.log('b');