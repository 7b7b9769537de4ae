// Promises show their state.
const rejected = Promise.reject(new Error('r'));
rejected.catch(() => {});
console.log(Promise.resolve(5), new Promise(() => {}), Promise.resolve({ a: [1] }), Promise.reject(3).catch(() => {}), (async () => 'x')());
console.log([Promise.resolve()], { p: new Promise(() => {}) });
