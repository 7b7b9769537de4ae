// The third dependency.
console.log('third');
process.nextTick(() => console.log('third tick'));
Promise.resolve().then(() => console.log('third then'));
