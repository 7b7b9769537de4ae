// A method under captureRejectionSymbol takes the rejection instead.
const { EventEmitter, captureRejectionSymbol } = require('events');
class Careful extends EventEmitter {
  constructor() { super({ captureRejections: true }); }
  [captureRejectionSymbol](error, name, ...args) { console.log('captured', error.message, name, args); }
}
const emitter = new Careful();
emitter.on('x', async () => { throw new Error('rejected'); });
emitter.emit('x', 1, 2);
