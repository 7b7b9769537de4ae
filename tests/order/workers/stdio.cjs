// A worker's streams: captured output, input that is given.
const { Worker } = require('worker_threads');
const w = new Worker(`
  process.stdin.setEncoding('utf8');
  let text = '';
  process.stdin.on('data', (chunk) => { text += chunk; });
  process.stdin.on('end', () => { console.log('got', text); console.error('to stderr'); process.stdout.write('no newline'); });
`, { eval: true, stdin: true, stdout: true, stderr: true });
const read = (stream) => new Promise((resolve) => { let all = ''; stream.setEncoding('utf8').on('data', (c) => { all += c; }).on('end', () => resolve(all)); });
const texts = [read(w.stdout), read(w.stderr)];
setImmediate(() => Promise.all([...texts, exited]).then((texts) => console.log(texts)));
w.stdin.write('one ');
w.stdin.end('two');
const exited = new Promise((resolve) => w.on('exit', resolve));
