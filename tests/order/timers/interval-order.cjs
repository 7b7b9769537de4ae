// Interval and timeouts: the interval is set again only after its callback.
const order = [];
let count = 0;
const interval = setInterval(() => {
  order.push(`interval ${++count}`);
  if (count === 2) {
    clearInterval(interval);
    setTimeout(() => console.log(order.join(', ')), 1);
  }
}, 20);
setTimeout(() => order.push('timeout'), 5);
