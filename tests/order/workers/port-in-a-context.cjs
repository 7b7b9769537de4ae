// A port that was moved to a context of vm: what it is there, messages both ways, of the context's classes, and what cannot be cloned.
'use strict';
const { MessageChannel, moveMessagePortToContext } = require('worker_threads');
const vm = require('vm');

const context = vm.createContext({ print: (...parts) => console.log(...parts) });
const { port1, port2 } = new MessageChannel();

for (const args of [[], [port1], [port1, {}], [{}, context]]) {
  try {
    moveMessagePortToContext(...args);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

context.port = moveMessagePortToContext(port1, context);
console.log(context.port === port1, context.port instanceof Object, typeof context.port.on, typeof context.port.addEventListener);
port2.postMessage('before it starts');
vm.runInContext(`
  print(port instanceof Object, Object.prototype.toString.call(port), Object.getOwnPropertyNames(port));
  for (let object = port, depth = 0; depth < 3; object = Object.getPrototypeOf(object), depth++) {
    for (const name of Object.getOwnPropertyNames(object).sort()) print(name, typeof object[name], object[name] instanceof Function);
  }
  port.onmessage = (event) => {
    const { data } = event;
    print(event instanceof Object, event.constructor.name, event.type, event.target === port, Array.isArray(event.ports), event.ports instanceof Array);
    print(typeof data, data instanceof Object, data.list instanceof Array, data.map instanceof Map, data.error instanceof RangeError, data.bytes instanceof Uint8Array);
    if (data.again) print(data.again === data, data.error.message, data.map.get('k') instanceof Date, data.bytes.length);
    if (data === 'before it starts') return;
    try {
      port.postMessage(() => {});
    } catch (error) {
      print(error.name, error.message, error instanceof Error);
    }
    port.postMessage({ back: [1, { two: 2 }] });
  };
  port.start();
`, context);

const message = { list: [1, [2]], map: new Map([['k', new Date(0)]]), error: new RangeError('r'), bytes: new Uint8Array(3) };
message.again = message;
port2.postMessage(message);
port2.on('message', (answer) => {
  console.log(answer, answer instanceof Object, answer.back instanceof Array);
  vm.runInContext('port.close()', context);
});
port2.on('close', () => console.log('close'));
