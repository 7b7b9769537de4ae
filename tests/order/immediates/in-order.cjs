// Immediates run in the order they were set.
for (let number = 1; number <= 5; number++) setImmediate(() => console.log('immediate', number));
