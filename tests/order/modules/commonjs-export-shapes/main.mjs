// The names that ES modules see of CommonJS modules, in the shapes that compilers and bundlers write.
import { readdirSync } from 'node:fs';

const shapes = readdirSync(new URL('./shapes', import.meta.url)).filter((name) => name.endsWith('.cjs')).sort();
const shown = (value) => (value === undefined ? 'undefined' : typeof value);
for (const shape of shapes) {
  try {
    const namespace = await import(`./shapes/${shape}`);
    const names = Object.keys(namespace).filter((name) => name !== 'default' && name !== 'module.exports');
    console.log(shape, ...names.map((name) => `${name}:${shown(namespace[name])}`));
  } catch (error) {
    console.log(shape, error.name);
  }
}
