// The then of a foreign thenable runs in the context that waits for it.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const thenable = (name) => ({ then(resolve) { console.log('then of', name, als.getStore()); als.run('inside', () => setImmediate(resolve, name)); } });
als.run('await', async () => { console.log(await thenable('await'), als.getStore()); });
als.run('return', async () => thenable('return')).then((name) => console.log(name, als.getStore()));
als.run('arrow', () => (async (x) => x)(thenable('arrow')).then((name) => console.log(name, als.getStore())));
als.run('chain', () => Promise.resolve().then(() => thenable('chain')).then((name) => console.log(name, als.getStore())));
als.run('resolve', () => Promise.resolve(thenable('resolve')).then((name) => console.log(name, als.getStore())));
als.run('all', () => Promise.all([thenable('all'), 1]).then((names) => console.log(names, als.getStore())));
(async () => console.log(await thenable('none'), als.getStore()))();
class Lazy extends Promise { then(a, b) { console.log('Lazy', als.getStore()); return super.then(a, b); } }
als.run('subclass', async () => { await Lazy.resolve(1); console.log('subclass', als.getStore()); });
