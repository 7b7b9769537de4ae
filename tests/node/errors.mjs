// Errors arrive with class, message, cause, code, own properties and a stack that goes on with the caller's.
async function throws(what) {
  'use node';
  const error = what === 'type' ? new TypeError('bad type') : new RangeError('bad range', { cause: new SyntaxError('inner') });
  error.code = 'E_OWN';
  error.details = { tried: [1, 2] };
  throw error;
}

for (const what of ['type', 'range']) {
  try {
    await throws(what);
  } catch (error) {
    console.log(error instanceof TypeError, error instanceof RangeError, error.name, error.message, error.code, error.details, error.cause instanceof SyntaxError);
  }
}

async function engine() {
  'use node';
  return null.x;
}
async function caller() {
  await engine();
}
try {
  await caller();
} catch (error) {
  const places = error.stack.split('\n').map((line) => /(\w+) \(.*\/errors\.mjs:(\d+):\d+\)( \[core)?/.exec(line)?.slice(1));
  console.log(error instanceof TypeError, places[1], places.some((place) => place?.[0] === 'caller' && place[2] === undefined));
  console.log(error.stack.includes('#'), error.stack.includes('node:roata'));
}

async function aggregate() {
  'use node';
  await Promise.any([Promise.reject(new EvalError('a')), Promise.reject(1)]);
}
await aggregate().catch((error) => console.log(error instanceof AggregateError, error.errors.length, error.errors[0] instanceof EvalError, error.errors[1]));

async function throwsValue(value) {
  'use node';
  throw value;
}
for (const value of [undefined, null, 5, 'text', { a: 1 }]) console.log(await throwsValue(value).then(() => 'fulfilled', (reason) => ['rejected', reason]));

async function exits() {
  'use node';
  process.exit(3);
}
await exits().catch((error) => console.log(error.code, error.message));

async function* values() {
  'use node';
  yield 1;
}
try {
  values();
} catch (error) {
  console.log(error.message);
}
async function deep() {
  'use node';
  return down(1);
}
function down(n) {
  return down(n + 1) + 1;
}
await deep().catch((error) => console.log(error.name));
