// A service that fails now and then, in a process of its own, supervised: roata examples/nodes/flaky.mjs
//
// The service exports a function and crashes at every third call. Its supervisor starts it again, at most five times in ten seconds; calls that find it
// down wait until it is back. Calls that were lost with a crash say so, and whether they may have run.
import { machine } from 'roata';

const service = await machine.spawn({
  file: new URL('./flaky_service.mjs', import.meta.url),
  restart: 'on-failure',
  maxRestarts: 5,
  within: 10_000,
});
service.on('restart', (count) => console.log(`  restarted, ${count} so far`));
service.on('exit', (reason) => console.log(`  gone: ${reason}`));

for (let order = 1; order <= 9; order++) {
  try {
    console.log(await service.call('price', order));
  } catch (error) {
    console.log(`order ${order}: ${error.message}; it ${error.maybeExecuted ? 'may have' : 'has not'} run`);
  }
}
await service.stop();
