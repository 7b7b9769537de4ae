// An immediate set inside an immediate runs in the next turn, after all of this one.
setImmediate(() => {
  console.log('1');
  setImmediate(() => console.log('1.1'));
});
setImmediate(() => {
  console.log('2');
  setImmediate(() => console.log('2.1'));
});
setImmediate(() => console.log('3'));
