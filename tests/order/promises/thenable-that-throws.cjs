// A thenable that throws rejects, unless it has resolved before.
Promise.resolve({ then() { throw new Error('from then'); } }).catch((error) => console.log('rejected', error.message));
Promise.resolve({ then(resolve) { resolve('first'); throw new Error('ignored'); } }).then((value) => console.log('resolved', value));
Promise.resolve({ get then() { throw new Error('from getter'); } }).catch((error) => console.log('rejected', error.message));
console.log('script');
