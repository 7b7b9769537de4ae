// Listeners removed during a dispatch are not called, those added are not either.
const target = new EventTarget();
const removed = () => console.log('never');
target.addEventListener('x', () => { target.removeEventListener('x', removed); target.addEventListener('x', () => console.log('added')); });
target.addEventListener('x', removed);
target.dispatchEvent(new Event('x'));
console.log('--');
target.dispatchEvent(new Event('x'));
