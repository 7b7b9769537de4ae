// Imports what awaits.
import { value } from './deep.mjs';
console.log('waits-for-deep', value);
