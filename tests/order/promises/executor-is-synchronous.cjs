// The executor runs at once; what it throws is a rejection.
const promise = new Promise((resolve, reject) => { console.log('executor'); throw new Error('thrown'); });
promise.catch((error) => console.log('rejected', error.message));
console.log('after');
