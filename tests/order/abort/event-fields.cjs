// What an Event carries, and a CustomEvent.
const event = new Event('x', { bubbles: true, cancelable: true });
console.log(event.type, event.bubbles, event.cancelable, event.composed, event.defaultPrevented, event.target, event.eventPhase);
event.preventDefault();
console.log(event.defaultPrevented, event.isTrusted, typeof event.timeStamp);
console.log(new CustomEvent('y', { detail: { a: 1 } }).detail);
const target = new EventTarget();
target.addEventListener('z', (got) => console.log(got.composedPath().length, got.eventPhase, got.srcElement === target));
target.dispatchEvent(new Event('z'));
try { target.dispatchEvent('z'); } catch (error) { console.log(error.code); }
