// queueMicrotask keeps its place among promise jobs of every kind, alone and in long rows, nested and from every phase.
let log = [];
const say = (what) => log.push(what);
const flush = (title) => { console.log(title, log.join(' ')); log = []; };

function mixed(name, depth) {
  queueMicrotask(() => say(`${name}a`));
  Promise.resolve().then(() => say(`${name}b`));
  queueMicrotask(() => {
    say(`${name}c`);
    if (depth > 0) mixed(`${name}.`, depth - 1);
    queueMicrotask(() => say(`${name}d`));
    Promise.resolve().then(() => say(`${name}e`)).then(() => queueMicrotask(() => say(`${name}f`)));
    queueMicrotask(() => say(`${name}g`));
  });
  queueMicrotask(() => say(`${name}h`));
  (async () => { await null; say(`${name}i`); queueMicrotask(() => say(`${name}j`)); await null; say(`${name}k`); })();
  new Promise((resolve) => queueMicrotask(resolve)).then(() => say(`${name}l`));
  queueMicrotask(() => { Promise.reject(new Error('m')).catch(() => say(`${name}m`)); say(`${name}n`); });
  process.nextTick(() => { say(`${name}o`); queueMicrotask(() => say(`${name}p`)); });
}

mixed('', 2);
setImmediate(() => {
  flush('main');
  let left = 5000;
  let between = 0;
  const row = () => { if (--left > 0) queueMicrotask(row); };
  queueMicrotask(row);
  Promise.resolve().then(() => { between = left; });
  setImmediate(() => {
    console.log('row', left, between);
    for (let i = 0; i < 3000; i++) {
      queueMicrotask(() => { if (i % 1000 === 0) say(`q${i}`); });
      if (i % 500 === 0) Promise.resolve().then(() => say(`p${i}`));
    }
    setTimeout(() => {
      flush('many');
      mixed('t', 1);
      setTimeout(() => {
        flush('timer');
        process.on('uncaughtException', (error) => say(`uncaught ${error.message}`));
        queueMicrotask(() => { queueMicrotask(() => say('inner')); throw new Error('one'); });
        queueMicrotask(() => say('after'));
        Promise.resolve().then(() => say('promise'));
        queueMicrotask(() => { throw new Error('two'); });
        setTimeout(() => flush('errors'), 5);
      }, 5);
    }, 5);
  });
});
