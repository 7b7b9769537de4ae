// The second dependency.
console.log('second');
process.nextTick(() => console.log('second tick'));
Promise.resolve().then(() => console.log('second then'));
