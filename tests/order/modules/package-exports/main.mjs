// Packages: exports maps with conditions and patterns, imports maps, self reference, and what is not exported.
import { createRequire } from 'node:module';
import * as dual from 'dual';
import feature from 'dual/features/one';
import inner from '#inner';
const require = createRequire(import.meta.url);
console.log(dual.kind, require('dual').kind, feature, inner);
console.log((await import('plain')).default, require('plain/lib/extra'));
for (const name of ['dual/private.mjs', 'dual/features/none', '#none']) {
  console.log(name, await import(name).catch((error) => error.code));
}
