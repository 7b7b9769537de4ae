// Imports what is not there.
import './side.mjs';
import { none } from './exporter.mjs';
console.log('never', none);
