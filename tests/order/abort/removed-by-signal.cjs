// A listener goes when its signal aborts; one given an aborted signal never comes.
const target = new EventTarget();
const controller = new AbortController();
target.addEventListener('x', () => console.log('listener'), { signal: controller.signal });
target.addEventListener('x', () => console.log('never'), { signal: AbortSignal.abort() });
target.dispatchEvent(new Event('x'));
controller.abort();
target.dispatchEvent(new Event('x'));
console.log('end');
