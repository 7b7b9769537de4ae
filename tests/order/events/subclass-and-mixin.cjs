// Classes that extend EventEmitter, old style and new.
const EventEmitter = require('events');
class Modern extends EventEmitter { go() { return this.emit('go', this.constructor.name); } }
function Old() { EventEmitter.call(this); }
Object.setPrototypeOf(Old.prototype, EventEmitter.prototype);
for (const emitter of [new Modern(), new Old()]) emitter.on('go', (name) => console.log('go', name));
console.log(new Modern().on('go', console.log).go(), new Old().on('go', () => {}).emit('go'));
