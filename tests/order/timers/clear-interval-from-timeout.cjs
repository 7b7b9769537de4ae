// An interval is cleared by a timeout of the other kind's clear function.
const interval = setInterval(() => console.log('never'), 10000);
setTimeout(() => { clearTimeout(interval); console.log('cleared'); }, 5);
