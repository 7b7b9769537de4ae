// In a cycle let, const and class of a module that has not run are in their dead zone; var is undefined.
import './late.mjs';
console.log('main');
