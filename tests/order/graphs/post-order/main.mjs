// A graph is evaluated dependencies first, each once, in the order of the imports.
import './a.mjs';
import './b.mjs';
import './a.mjs';
console.log('main');
