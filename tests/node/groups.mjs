// any and all: the first answer, failures, signals, time limits, how many at once, progress.
import { all, any } from 'roata';

async function spins() { 'use node'; for (;;); }
async function gives(x) { 'use node'; return x; }
async function fails(x) { 'use node'; throw new Error(x); }
const tell = (promise) => promise.then((value) => console.log('value', value), (error) => console.log(error.name, '|', error.message, '|', error.errors?.map(String) ?? error.cause));

await tell(any([fails.with('a'), gives.with(1)]));
await tell(any([spins.with(), gives.with(2)]));
await tell(any([fails.with('a'), fails.with('b')]));
await tell(any([]));
await tell(all([]));
await tell(all([1, 2, 3].map((x) => gives.with(x))));
await tell(all([gives.with(1), spins.with(), fails.with('c')], {}));
await tell(all([1, 2, 3].map((x) => gives.with(x)), { concurrency: 1, onProgress: (done, total) => console.log(done, total) }));
const controller = new AbortController();
setTimeout(() => controller.abort('over'), 20);
await tell(any([spins.with(), spins.with(), spins.with()], { signal: controller.signal }));
await tell(any([gives.with(1)], { signal: controller.signal }));
await tell(any([spins.with()], { timeout: 20 }));
await tell(all([gives.with(1)], { concurrency: 0 }));
await tell(any([gives]));
await tell(all([gives.with(3)], { timeout: Infinity }));
