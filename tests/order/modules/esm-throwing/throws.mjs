// Throws when it runs.
console.log('evaluated');
throw new Error('thrown at the top level');
