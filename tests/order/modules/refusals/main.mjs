// What cannot be imported says so in Node's words, and what a namespace refuses in V8's.
const told = (error) => `${error.name} ${error.code} ${error.message} ${error.url ?? ''}`.replaceAll(import.meta.dirname, '').replaceAll('file://', '');

async function attempt(specifier, options) {
  try {
    console.log(specifier, Object.keys(await import(specifier, options)));
  } catch (error) {
    console.log(specifier, told(error));
  }
}

for (const specifier of ['./missing.mjs', './early.mjs', './early-other.mjs', './twice.mjs', '//host/x', './%zz', './li\nve.mjs', '#x/', 'c:\\x', 'data:application/json,{']) {
  await attempt(specifier);
}
await attempt('fs', { with: { type: 'json' } });
await attempt('data:application/json,{', { with: { type: 'json' } });

const live = await import('./live.mjs');
const proxy = new Proxy({}, { set: () => false, defineProperty: () => false });
const refusals = [
  () => { live.x = 1; }, () => { delete live.x; }, () => Object.setPrototypeOf(live, {}), () => Object.defineProperty(live, 'x', { value: 9 }),
  () => { proxy.y = 1; }, () => Object.defineProperty(proxy, 'y', { value: 9 }),
];
for (const refusal of refusals) {
  try {
    refusal();
  } catch (error) {
    console.log(error.name, error.message);
  }
}
console.log(Reflect.set(live, 'x', 2), live);
