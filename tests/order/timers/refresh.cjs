// refresh starts a timer's time anew: it fires after a timer that was set later with the same delay.
const first = setTimeout(() => console.log('first'), 50);
setTimeout(() => console.log('second'), 50);
console.log(first.refresh() === first);
