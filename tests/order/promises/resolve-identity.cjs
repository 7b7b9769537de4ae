// Promise.resolve gives a promise back as it is; resolving with itself is a TypeError.
const promise = Promise.resolve(1);
console.log(Promise.resolve(promise) === promise, Promise.resolve(1) === promise);
const self = Promise.withResolvers();
self.resolve(self.promise);
self.promise.catch((error) => console.log(error.name));
