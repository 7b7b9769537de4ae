// A callback may clear a timer that is due in the same turn.
setTimeout(() => { console.log('first'); clearTimeout(second); }, 10);
const second = setTimeout(() => console.log('second, never'), 10);
setTimeout(() => console.log('third'), 10);
