// Handlers that are no functions pass values and reasons through, a job each.
Promise.resolve('value').then(null, 5).then().then((value) => console.log(value));
Promise.reject('reason').then(() => {}).catch().then(undefined, (reason) => console.log(reason));
let chain = Promise.resolve();
for (let job = 1; job <= 4; job++) chain = chain.then(() => console.log('job', job));
