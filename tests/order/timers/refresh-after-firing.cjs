// refresh of a timer that has fired sets it again.
let count = 0;
const timer = setTimeout(() => {
  console.log('fired', ++count);
  if (count < 3) timer.refresh();
}, 2);
