// enterWith changes the rest of the current run and all that follows from it.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
process.nextTick(() => console.log('tick before', als.getStore()));
als.enterWith('entered');
console.log(als.getStore());
process.nextTick(() => { console.log('tick', als.getStore()); als.enterWith('in tick'); process.nextTick(() => console.log('inner', als.getStore())); });
process.nextTick(() => console.log('next tick', als.getStore()));
