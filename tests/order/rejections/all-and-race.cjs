// Promise.all handles its members; what it leaves unhandled is itself alone.
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
Promise.all([Promise.reject('all 1'), Promise.reject('all 2')]);
Promise.race([Promise.reject('race 1'), Promise.reject('race 2')]);
Promise.allSettled([Promise.reject('settled')]);
Promise.any([Promise.reject('any')]).catch((error) => console.log(error.name, error.errors));
