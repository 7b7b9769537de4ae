// A debounced function runs once, after the last call, with its arguments.
const debounce = (fn, ms) => { let timer; return (...args) => { clearTimeout(timer); timer = setTimeout(fn, ms, ...args); }; };
const show = debounce((...args) => console.log('ran', args), 30);
show(1);
show(2);
setImmediate(() => show(3));
process.nextTick(() => show('tick'));
