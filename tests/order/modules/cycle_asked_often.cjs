// A module that is not finished is required three times: what its exports lack is warned of where it is read, and nowhere else.
process.on('warning', ({ message }) => console.log('warning:', message));
for (let time = 0; time < 3; time++) console.log(require(__filename) === exports);
console.log(require(__filename).missing);
setImmediate(() => console.log('end', Object.getPrototypeOf(exports) === Object.prototype));
