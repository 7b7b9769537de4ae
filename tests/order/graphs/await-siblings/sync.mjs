// Does not wait.
console.log('sync');
