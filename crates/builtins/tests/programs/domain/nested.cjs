// Domains within each other: the outer one gets what the listener of the inner one throws, if both were entered by the same code.
const domain = require('node:domain');

function pair() {
  const outer = domain.create();
  outer.on('error', (error) => console.log('outer got', error.message, domain._stack.length));
  const inner = domain.create();
  inner.on('error', (error) => {
    console.log('inner got', error.message, domain._stack.length);
    throw new Error(`${error.message}, again`);
  });
  return { outer, inner };
}

setTimeout(() => {
  const { outer, inner } = pair();
  outer.run(() => inner.run(() => { throw new Error('together'); }));
}, 1);

setTimeout(() => {
  const { outer, inner } = pair();
  process.on('exit', (code) => console.log('exit', code));
  outer.run(() => inner.run(() => setTimeout(() => { throw new Error('later'); }, 1)));
}, 100);
