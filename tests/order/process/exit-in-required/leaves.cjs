// Leaves.
console.log('leaving');
process.exit(11);
