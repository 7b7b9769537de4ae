// Promise.try calls at once and turns throws into rejections.
console.log('before');
Promise.try((a, b) => { console.log('called', a, b); return a + b; }, 1, 2).then((sum) => console.log(sum));
Promise.try(() => { throw new Error('thrown'); }).catch((error) => console.log(error.message));
Promise.try(async () => 'async').then(console.log);
console.log('after', Object.keys(Promise.withResolvers()));
