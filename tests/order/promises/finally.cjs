// finally: no argument, passes on, waits for a promise, and its error wins.
Promise.resolve('a').finally((...args) => { console.log('finally', args); return 'ignored'; }).then((value) => console.log(value));
Promise.reject('b').finally(() => Promise.resolve().then(() => console.log('waited'))).catch((reason) => console.log(reason));
Promise.reject('c').finally(() => { throw 'from finally'; }).catch((reason) => console.log(reason));
let chain = Promise.resolve();
for (let job = 1; job <= 6; job++) chain = chain.then(() => console.log('job', job));
