// Only the first call of a thenable's resolve or reject counts.
Promise.resolve({ then(resolve, reject) { resolve(1); resolve(2); reject(3); } }).then(console.log, console.log);
(async () => console.log(await { then(resolve, reject) { reject('no'); resolve('late'); } }))().catch((reason) => console.log('rejected', reason));
