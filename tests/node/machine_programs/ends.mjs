// Offers nothing, so it ends when it has nothing left to do.
console.log('ends');
process.exitCode = 5;
