// race takes the first settled, any the first fulfilled.
const after = (n, value) => { let p = Promise.resolve(value); while (n--) p = p.then((v) => v); return p; };
Promise.race([after(3, 'slow'), after(1, 'fast')]).then((value) => console.log('race', value));
Promise.race([after(2, 'slow'), Promise.reject('rejected first')]).catch((reason) => console.log('race', reason));
Promise.any([Promise.reject(1), after(2, 'fulfilled'), Promise.reject(2)]).then((value) => console.log('any', value));
Promise.any([Promise.reject(1), Promise.reject(2)]).catch((error) => console.log(error.name, error.errors));
Promise.race([]).then(() => console.log('never'));
