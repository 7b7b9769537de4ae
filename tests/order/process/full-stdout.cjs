// A pipe at stdout that is full: `write` returns at once, the loop goes on, what waits is counted, callbacks and 'drain' come when it is out.
const { spawn } = require('child_process');
if (process.argv[2]) {
  const said = [];
  const out = process.stdout;
  process.on('message', () => {});
  out.on('drain', () => said.push('drain'));
  const big = 'é'.repeat(100_000);
  said.push(out.write('a', () => said.push('a')));
  said.push(out.write(big, () => said.push('big')));
  said.push(out.write(Buffer.from('b'), () => said.push('b')));
  said.push(out.write('c', 'latin1', (error) => {
    said.push(error, out.writableLength);
    process.send(said, () => process.disconnect());
  }));
  console.log('line');
  console.error('error');
  said.push(out.writableLength, out.writableNeedDrain);
  setImmediate(() => {
    said.push('immediate', out.writableLength);
    process.send('full');
  });
} else {
  const child = spawn(process.execPath, [__filename, 'child'], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let text = '';
  child.stdout.pause();
  child.stderr.on('data', (data) => console.log(String(data).trim()));
  child.on('message', (message) => {
    console.log(message);
    if (message === 'full') child.stdout.setEncoding('utf8').on('data', (data) => { text += data; }).resume();
  });
  child.on('close', (...how) => console.log(how, text.length, text.replace(/é+/, 'é')));
}
