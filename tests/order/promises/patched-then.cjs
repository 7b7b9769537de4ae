// await of a native promise does not call a patched then; Promise.resolve(promise).then does.
const original = Promise.prototype.then;
let calls = 0;
Promise.prototype.then = function (...args) { calls++; return original.apply(this, args); };
(async () => {
  await Promise.resolve();
  console.log('calls after await', calls);
  await Promise.all([Promise.resolve(), 2]);
  console.log('calls after all', calls);
})();
