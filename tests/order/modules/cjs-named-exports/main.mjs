// Named exports of CommonJS modules, found without running them, and the default.
import one, { a, b, nested } from './one.cjs';
import * as space from './one.cjs';
import two, { shared } from './two.cjs';
import { c, default as viaReexport } from './reexport.cjs';
console.log(one, a, b, nested);
console.log(Object.keys(space), space.default === one);
console.log(two(), shared);
console.log(c, Object.keys(viaReexport));
