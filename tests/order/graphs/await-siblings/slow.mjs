// Waits long.
console.log('slow begins');
await new Promise((resolve) => setTimeout(resolve, 60));
console.log('slow ends');
