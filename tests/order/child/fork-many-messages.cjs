// A thousand messages each way, none lost, in order; a long one between them.
const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  process.on('message', (message) => { if (message === null) process.disconnect(); else process.send(message); });
} else {
  const child = fork(__filename, ['child']);
  let next = 0;
  let inOrder = true;
  child.on('message', ({ id, text }) => {
    inOrder &&= id === next++ && text.length === (id === 500 ? 1_000_000 : 3);
    if (next === 1000) child.send(null);
  });
  const kept = [];
  for (let id = 0; id < 1000; id++) kept.push(child.send({ id, text: 'abc'.repeat(id === 500 ? 333_333 : 1) + (id === 500 ? 'x' : '') }));
  console.log(kept[0], kept[500]);
  child.on('exit', (code) => console.log(code, next, inOrder));
}
