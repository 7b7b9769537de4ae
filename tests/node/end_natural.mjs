// The program ends when its calls have ended.
async function late() { 'use node'; await new Promise((resolve) => setTimeout(resolve, 30)); console.log('on the core'); return 'value'; }
late().then(console.log);
process.on('exit', () => console.log('exit'));
