// Who imports a module that awaits waits; who does not, does not.
import './waits-for-deep.mjs';
import './independent.mjs';
console.log('main');
