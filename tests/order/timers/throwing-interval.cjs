// An interval goes on after its callback threw.
let count = 0;
process.on('uncaughtException', (error) => console.log('caught', error.message));
const interval = setInterval(() => {
  if (++count === 3) clearInterval(interval);
  throw new Error(`round ${count}`);
}, 2);
