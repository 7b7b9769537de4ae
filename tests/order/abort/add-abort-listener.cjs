// events.addAbortListener, disposable; called even when already aborted, in a microtask.
const { addAbortListener } = require('events');
const controller = new AbortController();
const gone = addAbortListener(controller.signal, () => console.log('never'));
addAbortListener(controller.signal, (event) => console.log('listener', event.type));
gone[Symbol.dispose]();
controller.abort();
addAbortListener(controller.signal, () => console.log('already aborted'));
process.nextTick(() => console.log('tick'));
console.log('script');
