// A timer without a reference does not keep the program alive.
const timer = setTimeout(() => console.log('never'), 50);
console.log(timer.hasRef(), timer.unref() === timer, timer.hasRef());
process.on('exit', () => console.log('exit'));
