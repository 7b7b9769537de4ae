// EventTarget: order, once, handleEvent, stopImmediatePropagation, preventDefault, duplicates.
const target = new EventTarget();
const twice = () => console.log('added twice, called once');
target.addEventListener('x', twice);
target.addEventListener('x', twice);
target.addEventListener('x', { handleEvent(event) { console.log('object', this !== target, event.type); } });
target.addEventListener('x', function (event) { console.log(this === target, event.currentTarget === target); event.preventDefault(); }, { once: true });
target.addEventListener('x', (event) => { if (event.cancelable) return; event.stopImmediatePropagation(); });
target.addEventListener('x', () => console.log('last'));
console.log(target.dispatchEvent(new Event('x', { cancelable: true })));
console.log(target.dispatchEvent(new Event('x')));
