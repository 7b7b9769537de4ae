// module.registerHooks: what hooks are asked and told, what they may answer, in import and in require.
import { createRequire, registerHooks } from 'node:module';

const require = createRequire(import.meta.url);
const last = (url) => url?.split('/').at(-1);
const told = (error) => `${error.name} ${error.code} ${error.message}`.replaceAll(import.meta.dirname, '');

async function attempt(name, act) {
  try {
    console.log(name, await act());
  } catch (error) {
    console.log(name, told(error));
  }
}

async function watched() {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const answer = next(specifier, context);
      console.log('resolve', last(specifier), last(context.parentURL), context.conditions.join(), context.importAttributes, '=', last(answer.url), answer.format);
      return answer;
    },
    load(url, context, next) {
      const answer = next(url, context);
      console.log('load', last(url), context.format, context.importAttributes, '=', answer.format, answer.source?.length);
      return answer;
    },
  });
  await attempt('module', () => import('./m.mjs').then((names) => Object.keys(names)));
  await attempt('again', () => import('./m.mjs').then((names) => Object.keys(names)));
  await attempt('CommonJS', () => import('./c.cjs').then((names) => Object.keys(names)));
  await attempt('TypeScript', () => import('./t.ts'));
  await attempt('built-in', () => import('fs').then((names) => typeof names.readFile));
  await attempt('data', () => import('data:text/javascript,export default 4'));
  await attempt('nothing', () => import('./nothing.mjs'));
  await attempt('required', () => Object.keys(require('./m.mjs')));
  await attempt('required built-in', () => typeof require('fs').readFile);
  await attempt('required nothing', () => require('./nothing').slice(0, 1));
  hooks.deregister();
  await attempt('without', () => import('./m.mjs?without').then((names) => Object.keys(names)));
}

const answers = {
  'virtual:module': { format: 'module', source: 'import b from "virtual:commonjs"; export default b + 1; export const { url } = import.meta;' },
  'virtual:commonjs': { format: 'commonjs', source: 'module.exports = 41; exports.z = 1;' },
  'virtual:bytes': { format: 'module', source: new TextEncoder().encode('export default "bytes"') },
  'virtual:json': { format: 'json', source: '{ "j": 1 }' },
  'virtual:null': { format: 'module', source: null },
  'virtual:number': { format: 'module', source: 3 },
  'virtual:format': { format: 'strange', source: '' },
  'virtual:throws': { format: 'module', source: 'throw new Error("inside")' },
};

async function answered() {
  registerHooks({
    resolve(specifier, context, next) {
      switch (specifier) {
        case 'redirected': return next('./m.mjs?redirected', context);
        case 'number': return { url: 3, shortCircuit: true };
        case 'alone': return { url: 'virtual:alone' };
        case 'throws': throw new Error('refused');
        default: return specifier in answers ? { url: specifier, shortCircuit: true } : next(specifier, context);
      }
    },
    load(url, context, next) {
      if (url in answers) return { ...answers[url], shortCircuit: true };
      if (url.endsWith('?redirected')) return { format: 'module', source: 'export default "redirected"', shortCircuit: true };
      return next(url, context);
    },
  });
  for (const specifier of [...Object.keys(answers), 'redirected', 'number', 'alone', 'throws', 'virtual:unknown']) await attempt(specifier, () => import(specifier));
  await attempt('JSON', () => import('virtual:json', { with: { type: 'json' } }));
  await attempt('no JSON', () => import('virtual:bytes', { with: { type: 'json' } }));
  for (const specifier of ['virtual:commonjs', 'virtual:bytes', 'number', 'throws']) await attempt(`require ${specifier}`, () => require(specifier));
}

for (const hooks of [null, { resolve: 3 }, { load: 'x' }]) await attempt('hooks', () => registerHooks(hooks));
await watched();
await answered();
