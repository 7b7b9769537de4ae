// Must not run.
console.log('side, never');
