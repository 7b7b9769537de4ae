// A supervised process: restarted after failures, calls wait meanwhile, and the supervisor gives up at its limit.
import { machine } from 'roata';

const file = new URL('./flaky.mjs', import.meta.url);
const m = await machine.spawn({ file, restart: 'on-failure', maxRestarts: 2, within: 600_000 });
const restarts = [];
m.on('restart', (count) => restarts.push(count));
const exit = new Promise((resolve) => m.once('exit', resolve));
for (let i = 0; i < 6; i++) {
  console.log(await m.call('work', i).catch((error) => [error.name, error.maybeExecuted, error.exit]));
}
console.log(await exit, restarts, m.state);

// A process that ends well is not a failure; one that is stopped is not started again, whatever the policy.
const always = await machine.spawn({ restart: 'always' });
always.on('restart', () => console.log('never'));
await always.stop();
console.log(always.state);

// One that is killed from outside is started again, and calls find it.
async function pid() { 'use node'; return process.pid; }
const killed = await machine.spawn({ restart: 'always', maxRestarts: 1, within: 600_000 });
// A machine without a program of its own does not keep this one alive.
const timer = setInterval(() => {}, 1000);
const first = await killed.run(pid);
process.kill(first, 'SIGKILL');
await new Promise((resolve) => killed.once('restart', resolve));
const second = await killed.run(pid);
console.log(first !== second);
const last = new Promise((resolve) => killed.once('exit', resolve));
process.kill(second, 'SIGKILL');
console.log(await last);
clearInterval(timer);
