// Eleven listeners make a warning, once.
const emitter = new (require('events'))();
process.on('warning', (w) => console.log(w.name, w.type, w.count, w.emitter === emitter, w.message));
for (let n = 0; n < 13; n++) emitter.on('x', () => {});
console.log('added');
