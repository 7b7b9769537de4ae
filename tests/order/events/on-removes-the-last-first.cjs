// What events.on listens to is taken away in the opposite order, whichever way the loop ends, and also where a handler ends it once more.
'use strict';
const { EventEmitter, on } = require('events');

function ended(how, end, options) {
  const emitter = new EventEmitter();
  emitter.on('removeListener', (name) => console.log(how, 'removes', name, 'and keeps', emitter.eventNames()));
  const iterator = on(emitter, 'data', { close: ['end', 'close'], ...options });
  iterator.next().then((given) => console.log(how, given), (error) => console.log(how, error.name));
  end(iterator, emitter);
}

ended('return', (iterator) => iterator.return());
ended('throw', (iterator) => iterator.throw(new TypeError('thrown')));
ended('error', (iterator, emitter) => emitter.emit('error', new RangeError('emitted')));
ended('close', (iterator, emitter) => emitter.emit('close'));

const controller = new AbortController();
ended('abort', () => controller.abort(), { signal: controller.signal });

ended('within', (iterator, emitter) => {
  emitter.prependOnceListener('removeListener', () => {
    iterator.return().then((given) => console.log('return within', given));
    console.log('returned within');
  });
  iterator.return();
});

(async () => {
  const target = new EventTarget();
  const { removeEventListener } = target;
  target.removeEventListener = function (name, ...rest) {
    console.log('break removes', name);
    removeEventListener.call(target, name, ...rest);
  };
  process.nextTick(() => target.dispatchEvent(new Event('data')));
  for await (const [event] of on(target, 'data', { close: ['end', 'close'] })) {
    console.log('break', event.type);
    break;
  }
})();
