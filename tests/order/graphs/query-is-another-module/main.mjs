// A query makes another module of the same file.
import { id as plain } from './counted.mjs';
import { id as one } from './counted.mjs?x=1';
import { id as again } from './counted.mjs?x=1';
import { id as two } from './counted.mjs?x=2#part';
console.log(plain, one, again, two);
