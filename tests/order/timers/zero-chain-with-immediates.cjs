// A chain of timers and immediates, each set by the other.
let left = 3;
function viaTimer() {
  console.log('timer', left);
  if (left-- > 0) setImmediate(viaImmediate);
}
function viaImmediate() {
  console.log('immediate', left);
  setTimeout(viaTimer, 1);
}
setTimeout(viaTimer, 1);
