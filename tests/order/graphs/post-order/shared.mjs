// Evaluated once.
console.log('shared');
