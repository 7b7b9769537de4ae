// A tick between two timers of one list may clear the second.
setTimeout(() => { console.log('first'); process.nextTick(() => clearTimeout(second)); }, 10);
const second = setTimeout(() => console.log('second, never'), 10);
setTimeout(() => console.log('third'), 10);
