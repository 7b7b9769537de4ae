// A long timer set first does not delay short ones set later, nor the other way round.
setTimeout(() => console.log('long'), 300);
setImmediate(() => {
  setTimeout(() => console.log('short'), 5);
  setTimeout(() => setTimeout(() => console.log('short after short'), 5), 5);
});
