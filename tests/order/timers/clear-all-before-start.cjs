// A hundred thousand timers set and cleared leave nothing behind.
const timers = [];
for (let number = 0; number < 100000; number++) timers.push(setTimeout(() => console.log('never'), number % 1000));
for (const timer of timers) clearTimeout(timer);
process.on('exit', () => console.log('exit'));
