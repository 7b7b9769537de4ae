// Names are called and messages are sent also where no node function has been called yet; a Thread-Node that has ended takes none.
import { machine } from 'roata';

machine.define('square', (x) => x * x);
console.log(await machine.call('square', 4), await machine.cores[0].call('square', 5));
machine.on('message', (value) => console.log('message', value));
await machine.send(1);

async function quick() { 'use node'; return 'quick'; }
const [core] = machine.cores;
const ended = core.run(quick);
console.log(await ended, ended.state);
console.log(await ended.send('too late').catch((error) => `${error.name}: ${error.message}`));
for (const grace of [-1, 'x', NaN]) {
  try { machine.grace = grace; } catch (error) { console.log(error.code); }
}
machine.grace = 100;
console.log(machine.grace);

const other = await machine.spawn({ cores: 1 });
console.log(await other.spawn().catch((error) => error.code));
await other.stop();
