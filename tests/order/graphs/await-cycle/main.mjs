// A cycle with a top-level await in it still ends.
import { a } from './a.mjs';
console.log('main', a());
