// allSettled says how each ended, in order.
Promise.allSettled([1, Promise.reject('no'), new Promise((resolve) => setTimeout(resolve, 5, 'late'))]).then((results) => {
  for (const result of results) console.log(result);
});
