// A timer that is refreshed after its end belongs to the AsyncLocalStorage of that moment, one that is refreshed before it to that of its making.
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const spin = (milliseconds) => { for (const end = performance.now() + milliseconds; performance.now() < end;); };

storage.run('made', () => {
  const pending = setTimeout(() => console.log('pending', storage.getStore()), 1);
  storage.run('refreshed', () => pending.refresh());
  let inside = 0;
  const again = setTimeout(() => {
    console.log('inside', storage.getStore());
    if (inside++ === 0) storage.run('refreshed inside', () => again.refresh());
  }, 1);
  let over = 0;
  const ended = setTimeout(() => {
    console.log('ended', storage.getStore());
    if (over++ === 0) setImmediate(() => storage.run('refreshed afterwards', () => ended.refresh()));
  }, 1);
});
spin(3);
