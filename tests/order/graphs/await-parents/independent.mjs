// Has nothing to wait for.
console.log('independent');
