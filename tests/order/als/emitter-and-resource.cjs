// Listeners run in the context of emit; an AsyncResource in that of its making.
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const als = new AsyncLocalStorage();
const emitter = new (require('events'))();
let resource;
als.run('registering', () => {
  emitter.on('x', () => console.log('listener', als.getStore()));
  emitter.on('x', AsyncResource.bind(() => console.log('bound listener', als.getStore())));
  resource = new AsyncResource('order');
});
als.run('emitting', () => {
  emitter.emit('x');
  console.log(resource.runInAsyncScope((a) => [als.getStore(), a], null, 'arg'), typeof resource.asyncId());
});
