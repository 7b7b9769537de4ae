// process.exit ends the program at once, whatever its cores do.
async function spins() { 'use node'; for (;;); }
for (let i = 0; i < 5; i++) spins();
setTimeout(() => process.exit(4), 30);
process.on('exit', (code) => console.log('exit', code));
