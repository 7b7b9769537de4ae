// A thenable's then is called in a job of its own.
const thenable = { then(resolve) { console.log('then called'); resolve('value'); } };
Promise.resolve(thenable).then((value) => console.log('resolved', value));
new Promise((resolve) => resolve(thenable)).then((value) => console.log('executor', value));
queueMicrotask(() => console.log('microtask'));
console.log('script');
