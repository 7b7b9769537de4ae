// A module that is required may not import one that is being evaluated, directly or not: told before any of it runs, and before what else is wrong.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
for (const name of ['./direct.mjs', './indirect.mjs', './lacking.mjs', './from-common.cjs', './direct.mjs']) {
  try {
    console.log(Object.keys(require(name)));
  } catch (error) {
    console.log(name, error.name, error.code, error.message.replace(/\/\S*\//g, ''));
  }
}
console.log('main ends');
export const late = 1;
