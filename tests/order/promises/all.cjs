// Promise.all: order of results, first rejection wins, empty, and how many jobs.
const job = (name, value) => Promise.resolve().then(() => (console.log('job', name), value));
Promise.all([job('a', 1), 2, job('b', 3), { then(resolve) { resolve('thenable'); } }]).then((values) => console.log(values));
Promise.all([job('c', 1), Promise.reject('no'), Promise.reject('later')]).catch((reason) => console.log('rejected', reason));
Promise.all([]).then((values) => console.log('empty', values));
Promise.all(5).catch((error) => console.log(error.name));
