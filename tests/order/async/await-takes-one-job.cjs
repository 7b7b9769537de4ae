// An await of a value or of a promise takes one job; of a thenable one more.
const track = async (name, value) => { await value; console.log(name); };
track('value', 1);
track('promise', Promise.resolve());
track('thenable', { then(resolve) { resolve(); } });
track('async result', (async () => {})());
Promise.resolve().then(() => console.log('job 1')).then(() => console.log('job 2')).then(() => console.log('job 3'));
