// Timers of one delay fire in the order they were set.
for (let number = 1; number <= 6; number++) setTimeout(() => console.log('timeout', number), 10);
