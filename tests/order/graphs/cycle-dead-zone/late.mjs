// Is read before it runs.
import './reader.mjs';
export const constant = 1;
export let variable = 2;
export var old = 3;
export class Thing {}
export default 5;
console.log('late evaluated');
