// Awaits three times.
console.log('deep begins');
await null;
await null;
export const value = await 'deep value';
console.log('deep ends');
