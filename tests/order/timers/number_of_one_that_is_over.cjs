// A timer that has fired and is then cleared by its number is not called again by refresh(); one that was not cleared is.
'use strict';
const cleared = setTimeout(() => console.log('cleared'), 1);
const kept = setTimeout(() => console.log('kept'), 1);
setTimeout(() => {
  clearTimeout(+cleared);
  cleared.refresh();
  console.log(kept.hasRef());
  kept.refresh();
}, 20);
