// A hundred thousand immediates run in order in one turn; those they set run in the next.
let inOrder = true;
let count = 0;
for (let number = 0; number < 100000; number++) setImmediate(() => { inOrder &&= count++ === number; if (number === 0) setImmediate(() => console.log('next turn', count)); });
setImmediate(() => console.log('last of this turn', count, inOrder));
