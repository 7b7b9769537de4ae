// Siblings that await at their top level run side by side; the importer waits for all.
import './slow.mjs';
import './fast.mjs';
import './sync.mjs';
console.log('main');
