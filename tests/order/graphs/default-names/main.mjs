// The name that a default export is given.
import fn from './fn.mjs';
import klass from './klass.mjs';
import named from './named.mjs';
import value, { setValue } from './value.mjs';
console.log(fn.name, klass.name, named.name, value);
setValue();
console.log(value);
