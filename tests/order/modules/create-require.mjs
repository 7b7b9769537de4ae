// createRequire gives an ES module a require of its own, with resolve and cache.
import { createRequire, builtinModules, isBuiltin } from 'node:module';
const require = createRequire(import.meta.url);
console.log(typeof require.resolve, typeof require.cache, require.resolve('node:fs'), require.resolve('fs'));
console.log(require('fs') === (await import('node:fs')).default, require('node:path') === require('path'));
console.log(builtinModules.includes('fs'), isBuiltin('node:fs'), isBuiltin('fs'), isBuiltin('wss'));
