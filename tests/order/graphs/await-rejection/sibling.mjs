// Runs before the rejection.
console.log('sibling');
