// Hooks in a thread of their own: see ../register.mjs
import { threadId } from 'node:worker_threads';

const wrong = {
  'wrong:url': { url: 5, shortCircuit: true },
  'wrong:chain': { url: 'file:///x.mjs' },
  'wrong:null': null,
};
let greeting;

export async function initialize(data) {
  greeting = `${data.greeting} from a thread of its own: ${threadId > 0}`;
}

export async function resolve(specifier, context, nextResolve) {
  if (specifier in wrong) return wrong[specifier];
  if (specifier === 'wrong:error') throw Object.assign(new RangeError('refused'), { code: 'REFUSED' });
  if (specifier.startsWith('virtual:')) return { url: specifier, format: 'module', shortCircuit: true };
  return nextResolve(specifier, context);
}

export async function load(url, context, nextLoad) {
  if (url === 'virtual:greeting') return { format: 'module', source: `export default ${JSON.stringify(greeting)}`, shortCircuit: true };
  if (url === 'virtual:context') return { format: 'module', source: `export default ${JSON.stringify(Object.keys(context))}`, shortCircuit: true };
  const loaded = await nextLoad(url, context);
  return url.endsWith('value.mjs') ? { ...loaded, source: `${loaded.source}`.replace('ORIGINAL', 'changed') } : loaded;
}
