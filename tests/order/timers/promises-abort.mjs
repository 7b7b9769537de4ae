// An aborted wait rejects with an AbortError that carries the reason as cause.
import { setTimeout as delay, setImmediate as immediate } from 'node:timers/promises';
const controller = new AbortController();
const wait = delay(60000, 'never', { signal: controller.signal });
controller.abort(new Error('enough'));
await wait.catch((error) => console.log(error.name, error.code, error.message, error.cause.message));
await immediate('x', { signal: AbortSignal.abort() }).catch((error) => console.log(error.name, error.cause.name));
await delay(1, 'x', { signal: 'no signal' }).catch((error) => console.log(error.code));
