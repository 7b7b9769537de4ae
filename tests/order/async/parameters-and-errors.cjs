// An error in a parameter's default is a rejection, not a throw.
async function run(value = (() => { throw new Error('default'); })()) { return value; }
run().catch((error) => console.log('rejected', error.message));
run('given').then((value) => console.log(value));
console.log('end');
