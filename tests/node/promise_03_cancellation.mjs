// A call not started is removed; one that runs is ended whatever it does; one that waits has its signal aborted. Its neighbours lose nothing.
import { machine, self, signal } from 'roata';

async function spins() { 'use node'; try { for (;;); } finally { for (;;); } }
async function waits() { 'use node'; signal.addEventListener('abort', () => console.log('told', signal.reason)); await self.send('listens'); await new Promise(() => {}); }
async function good(n) { 'use node'; await new Promise((resolve) => setTimeout(resolve, 20)); return n; }
async function follows(other) { 'use node'; await new Promise((resolve) => other.addEventListener('abort', resolve)); return String(other.reason); }

const [core] = machine.cores;
/** A Thread-Node has no number before it has begun. */
const begins = async (thread) => { while (thread.address.endsWith('/0')) await new Promise(setImmediate); };
const say = (error) => `${error.name} ${error.code} ${error.cause}`;

const neighbour = core.run(good, 'neighbour');
const running = core.run(spins);
const behind = core.run(spins);
const after = core.run(good, 'after');
behind.cancel('not begun');
console.log(await behind.catch(say));
await begins(running);
running.cancel('enough');
console.log(await running.catch(say), running.state);
console.log(await neighbour, await after);

const waiting = core.run(waits);
await new Promise((resolve) => waiting.once('message', resolve));
// Its core runs another to the end, so it waits by now.
await core.run(good, '');
waiting.cancel('no longer');
console.log(await waiting.catch(say));

const controller = new AbortController();
const following = follows(controller.signal);
controller.abort('from here');
console.log(await following);

const bounded = core.run(spins.with(), { signal: AbortSignal.timeout(30) });
console.log((await bounded.catch((error) => error)).cause.name);
const stopped = core.run(spins);
await stopped.stop('stop');
console.log(await stopped.catch(say));
console.log((await core.stats()).running);
