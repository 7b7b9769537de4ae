// Listeners that are objects: their methods are looked up at each event.
const target = new EventTarget();
process.on('uncaughtException', ({ name, message }) => console.log(name, message));
for (const handleEvent of [undefined, null, 5, 'x', {}, true, Symbol('q'), 1n]) {
  const type = `of ${String(handleEvent)}`;
  target.addEventListener(type, { handleEvent });
  target.dispatchEvent(new Event(type));
}
const late = {};
target.addEventListener('late', late);
late.handleEvent = function({ type }) { console.log(type, this === late); };
target.dispatchEvent(new Event('late'));
