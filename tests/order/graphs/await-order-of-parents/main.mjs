// When several modules become ready at once they run in the order in which they were first waiting.
import './p1.mjs';
import './p2.mjs';
import './p3.mjs';
console.log('main');
