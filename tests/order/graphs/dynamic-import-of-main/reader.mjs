// Imports main statically, which is evaluating.
import * as main from './main.mjs';
export const read = () => main.value;
console.log('reader');
