// What hooks of module.registerHooks may give, what they are given, and how often they are asked.
// flags: --no-warnings
import { createRequire, registerHooks } from 'node:module';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hooks-')));
for (const [name, text] of Object.entries({ 'a.cjs': 'module.exports = 1', 'b.mjs': 'export default 2', 'c.json': '{ "c": 3 }', 'd.mts': 'export const d: number = 4' })) {
  writeFileSync(join(folder, name), text);
}
const require = createRequire(join(folder, 'main.mjs'));
const here = (name) => pathToFileURL(join(folder, name)).href;
const clean = (text) => String(text).replaceAll(folder, '').split('\n')[0].replace(/virtual:\d+/, 'virtual:N');

async function show(name, run) {
  try {
    const value = await run();
    console.log(name, typeof value === 'object' && value !== null ? JSON.stringify({ ...value }) : value);
  } catch (error) {
    console.log(name, error?.name, error?.code, clean(error?.message));
  }
}

async function hooked(hooks, run) {
  const registered = registerHooks(hooks);
  await run();
  registered.deregister();
}

let made = 0;
const virtual = () => `virtual:${++made}`;
const resolve = (specifier, context, next) => (specifier.startsWith('virtual:') ? { url: specifier, shortCircuit: true } : next(specifier, context));
const answers = {
  resolve: { nothing: {}, number: { url: 5 }, relative: { url: './x' }, open: { url: 'virtual:x' }, format: { url: 'virtual:x', format: 5, shortCircuit: true },
    attributes: { url: 'virtual:x', importAttributes: 5, shortCircuit: true }, truthy: { url: 'virtual:x', shortCircuit: 'yes' } },
  load: { formatless: { source: 'export default 1', shortCircuit: true }, sourceless: { format: 'module', shortCircuit: true }, open: { format: 'module', source: '' },
    number: { format: 'module', source: 5, shortCircuit: true }, unknown: { format: 'x', source: '', shortCircuit: true }, format: { format: 5, source: '', shortCircuit: true },
    buffer: { format: 'module', source: Buffer.from('export const a = 1'), shortCircuit: true }, bytes: { format: 'module', source: new TextEncoder().encode('export const b = 1').buffer, shortCircuit: true },
    commonjs: { format: 'commonjs', source: 'module.exports = { c: 1 }', shortCircuit: true }, json: { format: 'json', source: '{ "j": 1 }', shortCircuit: true },
    builtin: { format: 'builtin', source: null, shortCircuit: true }, types: { format: 'module-typescript', source: 'export const t: number = 1', shortCircuit: true },
    commonTypes: { format: 'commonjs-typescript', source: 'module.exports = 1 as number', shortCircuit: true } },
};
for (const [name, answer] of Object.entries(answers.resolve)) {
  await hooked({ resolve: () => answer }, async () => {
    await show(`resolve ${name}: import`, () => import(virtual()));
    await show(`resolve ${name}: require`, () => require(virtual()));
  });
}
for (const [name, answer] of Object.entries(answers.load)) {
  await hooked({ resolve, load: (url, context, next) => (url.startsWith('virtual:') ? answer : next(url, context)) }, async () => {
    await show(`load ${name}: import`, () => import(virtual()));
    if (name !== 'json') await show(`load ${name}: require`, () => require(virtual()));
    await show(`load ${name}: json`, () => import(virtual(), { with: { type: 'json' } }));
  });
}
const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
await hooked({ resolve, load: () => ({ format: 'wasm', source: empty, shortCircuit: true }) }, () => show('load wasm: import', () => import(virtual())));
for (const hooks of [undefined, null, {}, { resolve: 5 }, { load: 'x' }, { resolve: null }]) {
  await show(`registerHooks ${JSON.stringify(hooks)}`, () => registerHooks(hooks).deregister());
}

const shown = (text) => clean(JSON.stringify(text)).replaceAll(import.meta.url, 'own');
await hooked({
  resolve(specifier, context, next) {
    const found = next(specifier);
    console.log('resolve', clean(specifier), shown(context), Object.keys(found).join(), found.format);
    return found;
  },
  load(url, context, next) {
    const loaded = next(url);
    console.log('load', clean(url), shown(context), Object.keys(loaded).join(), loaded.format, typeof loaded.source);
    return loaded;
  },
}, async () => {
  for (const name of ['node:zlib', 'zlib', here('a.cjs'), here('b.mjs'), here('d.mts'), 'data:text/javascript,1']) await import(name);
  await import(here('c.json'), { with: { type: 'json' } });
  for (const name of ['node:tls', 'net', './a.cjs', './a.cjs', '././a.cjs', './b.mjs', './b.mjs', './c.json']) require(name);
});
for (const next of [(next) => next(), (next, value) => next(value, 5), (next, value) => next(value, null), () => { throw new Error('in a hook'); }, async (next, value) => next(value)]) {
  await hooked({ resolve: (specifier, context, further) => next(further, specifier) }, () => show(`resolve ${next}`, () => import(`${here('b.mjs')}?${++made}`)));
  await hooked({ load: (url, context, further) => next(further, url) }, () => show(`load ${next}`, () => import(`${here('b.mjs')}?${++made}`)));
}
rmSync(folder, { recursive: true });
