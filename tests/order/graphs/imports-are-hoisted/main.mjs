// Imports come first wherever they are written.
console.log('main', value);
import { value } from './value.mjs';
console.log('main end');
