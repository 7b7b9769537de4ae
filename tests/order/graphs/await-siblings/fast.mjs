// Waits shortly.
console.log('fast begins');
await new Promise((resolve) => setTimeout(resolve, 5));
console.log('fast ends');
