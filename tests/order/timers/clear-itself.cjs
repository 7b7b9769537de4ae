// A callback that clears its own timeout, and an interval that clears itself.
const timer = setTimeout(() => { clearTimeout(timer); console.log('timeout'); }, 1);
let count = 0;
const interval = setInterval(() => {
  console.log('interval', ++count);
  if (count === 3) clearInterval(interval);
}, 3);
