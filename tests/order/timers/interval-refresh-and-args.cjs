// An interval passes its arguments each time; its this is the interval.
let rounds = 0;
const interval = setInterval(function (a, b) {
  console.log(a, b, this === interval);
  if (++rounds === 2) clearInterval(this);
}, 2, 'a', 'b');
