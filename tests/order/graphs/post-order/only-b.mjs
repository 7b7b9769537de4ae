// Imported by b alone.
console.log('only b');
