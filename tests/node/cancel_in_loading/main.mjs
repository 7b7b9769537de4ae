// A call that is cancelled, or whose time is over, while the modules of its function are loaded: the next one finds them.
import { machine } from 'roata';
import { value } from './slow.mjs';

async function read() { 'use node'; return value; }
const core = machine.cores[0];
const first = core.run(read);
setTimeout(() => first.cancel('enough'), 50);
await first.then(console.log, (error) => console.log(error.name));
console.log(await core.run(read));

async function other() { 'use node'; return value + 1; }
const process_ = await machine.spawn({ cores: 1 });
await process_.run(other.with(), { timeout: 100 }).then(console.log, (error) => console.log(error.name));
console.log(await process_.run(other));
await process_.stop();
