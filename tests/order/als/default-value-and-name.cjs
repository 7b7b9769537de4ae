// A storage may have a default value and a name.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage({ defaultValue: 'default', name: 'order' });
console.log(als.getStore(), als.name);
als.run(undefined, () => console.log(als.getStore()));
setImmediate(() => console.log(als.getStore()));
