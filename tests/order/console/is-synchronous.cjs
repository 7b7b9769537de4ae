// console.log writes at once: what it shows is the state at that time.
const state = { step: 1 };
console.log(state);
state.step = 2;
process.on('exit', () => console.log('exit', state));
process.nextTick(() => { console.log(state); state.step = 3; });
