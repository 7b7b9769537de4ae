// When several delays are overdue at once the earliest deadline goes first.
setTimeout(() => console.log('60'), 60);
setTimeout(() => console.log('30'), 30);
setTimeout(() => console.log('45'), 45);
setTimeout(() => console.log('1'), 1);
const until = performance.now() + 120;
while (performance.now() < until);
