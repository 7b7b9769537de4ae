// export * from a built-in and from a CommonJS module.
import { join, extra, plus } from './gathered.mjs';
console.log(join('a', 'b'), extra, plus);
