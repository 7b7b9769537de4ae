// `run` gives back its own storage's store and leaves what was entered in others.
const { AsyncLocalStorage, AsyncResource } = require('node:async_hooks');

const one = new AsyncLocalStorage();
const other = new AsyncLocalStorage({ defaultValue: 'default' });
const stores = () => `${one.getStore()} ${other.getStore()}`;

function within(name, body) {
  one.enterWith('one');
  other.enterWith('other');
  try {
    body();
  } catch (error) {
    console.log(name, 'threw', error);
  }
  console.log(name, stores());
}

within('another store', () => one.run('inner', () => other.enterWith('left')));
within('own store', () => one.run('inner', () => one.enterWith('gone')));
within('same store', () => one.run('one', () => one.enterWith('left')));
within('thrown', () => one.run('inner', () => {
  other.enterWith('left');
  throw 'error';
}));
within('exit', () => one.exit(() => other.enterWith('left')));
within('nested', () => one.run('a', () => {
  other.run('b', () => one.run('c', () => other.enterWith('gone')));
  console.log('between', stores());
  one.run('d', () => other.enterWith('left'));
}));
within('snapshot', () => AsyncLocalStorage.snapshot()(() => other.enterWith('gone')));
within('resource', () => new AsyncResource('R').runInAsyncScope(() => other.enterWith('gone')));
within('jobs', () => {
  one.run('inner', () => {
    Promise.resolve().then(() => console.log('before', stores()));
    other.enterWith('left');
    Promise.resolve().then(() => console.log('after', stores()));
  });
  Promise.resolve().then(() => console.log('outside', stores()));
});
within('this', () => one.run('inner', function () {
  'use strict';
  console.log(this);
}));
