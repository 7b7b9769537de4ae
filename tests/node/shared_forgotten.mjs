// A Lock that nobody can release any more is let go by the collector, with a warning; the next holder is told.
import { Mutex } from 'roata';

const warned = new Promise((resolve) => process.once('warning', (warning) => resolve(`${warning.name} ${warning.code}`)));
const mutex = new Mutex();
async function forget() { await mutex.lock(); }
await forget();

const garbage = setInterval(() => { for (let i = 0; i < 1000; i++) new Mutex(); }, 1);
const lock = await mutex.lock();
console.log('got it, abandoned:', lock.abandoned);
console.log(await warned);
clearInterval(garbage);
