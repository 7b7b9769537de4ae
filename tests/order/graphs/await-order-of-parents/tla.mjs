// What all wait for.
console.log('tla begins');
await null;
console.log('tla ends');
