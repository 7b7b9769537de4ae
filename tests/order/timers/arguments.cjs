// Arguments after the delay reach the callback; this is the timer.
const timer = setTimeout(function (...args) {
  console.log(args, this === timer, this.constructor.name);
}, 50, 'a', 2, null);
const immediate = setImmediate(function (...args) {
  console.log(args, this === immediate, this.constructor.name);
}, 'b', 3);
