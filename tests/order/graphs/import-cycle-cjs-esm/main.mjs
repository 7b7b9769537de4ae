// CommonJS in the middle of a graph: requires an ES module that has run.
import { first } from './first.mjs';
import common from './common.cjs';
console.log('main', first, common);
