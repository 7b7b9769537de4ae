// Timers and dates that move when told to.
import { mock } from 'node:test';
import { scheduler, setInterval as intervals, setTimeout as wait } from 'node:timers/promises';
import timersPromises from 'node:timers/promises';

function attempt(run) {
  try {
    console.log('gives', run());
  } catch ({ name, code, message }) {
    console.log(name, code, message);
  }
}

const { timers } = mock;
attempt(() => timers.tick(1));
attempt(() => timers.runAll());
attempt(() => timers.enable({ apis: ['x'] }));
attempt(() => timers.enable({ apis: 1 }));

timers.enable({ apis: ['setTimeout', 'setInterval', 'setImmediate', 'Date'], now: 100 });
attempt(() => timers.enable());
const timeout = setTimeout((...args) => console.log('timeout', args, Date.now()), 50, 1, 2);
const interval = setInterval(() => console.log('interval', Date.now()), 30);
setImmediate(() => console.log('immediate', Date.now()));
const cleared = setTimeout(() => console.log('never'), 10);
clearTimeout(cleared);
console.log(Date.now(), new Date().getTime(), Date.isMock, new Date(5).getTime(), Date() === new Date(100).toString());
timers.tick(70);
clearInterval(interval);
attempt(() => timers.tick(-1));
attempt(() => timers.setTime('a'));
timers.setTime(1000);
console.log(Date.now(), new Date() instanceof Date, typeof timeout.ref, timeout.hasRef());
setTimeout(() => console.log('in the end'), 500);
timers.runAll();
timers.reset();
console.log(Date.now() > 1e12, Date.isMock);

timers.enable({ apis: ['setTimeout'] });
const waited = timersPromises.setTimeout(10, 'value');
timers.tick(10);
console.log(await waited);
const stopped = new AbortController();
const aborted = timersPromises.setTimeout(10, 'value', { signal: stopped.signal });
stopped.abort();
console.log(await aborted.catch(({ name, code }) => [name, code]));
timers.reset();

timers.enable({ apis: ['setInterval', 'scheduler.wait', 'AbortSignal.timeout'] });
const scheduled = scheduler.wait(5);
const signal = AbortSignal.timeout(3);
timers.tick(5);
await scheduled;
console.log(signal.aborted, signal.reason.name);
const values = timersPromises.setInterval(5, 'each')[Symbol.asyncIterator]();
const first = values.next();
timers.tick(5);
console.log(await first);
console.log(await values.return());
timers.reset();
console.log(await wait(1, 'real'), typeof intervals);
