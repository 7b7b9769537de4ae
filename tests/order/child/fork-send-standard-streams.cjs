// The standard streams of a process go to its child too, which then reads and writes in its place.
'use strict';
const { fork } = require('child_process');
const [, , role] = process.argv;
if (role === 'reader') {
  let output;
  process.on('message', (name, stream) => {
    if (name === 'output') {
      output = stream;
      process.send(['has', stream.constructor.name, stream.writable]);
      return;
    }
    stream.setEncoding('utf8');
    stream.on('data', (text) => output.write(`read ${text}`));
    stream.on('end', () => {
      output.end('at its end\n');
      process.disconnect();
    });
    process.send(['has', stream.constructor.name, stream.readable]);
  });
} else if (role === 'middle') {
  const reader = fork(__filename, ['reader']);
  reader.send('output', process.stdout, { keepOpen: true });
  reader.send('input', process.stdin);
  reader.on('message', (message) => process.send(message));
  reader.on('exit', (code) => {
    process.send(['exit', code]);
    process.disconnect();
  });
} else {
  const middle = fork(__filename, ['middle'], { silent: true });
  const seen = [];
  middle.on('message', (message) => {
    seen.push(message.join(' '));
    if (seen.length === 2) middle.stdin.end('what was written');
  });
  let text = '';
  middle.stdout.setEncoding('utf8').on('data', (piece) => { text += piece; });
  middle.stderr.pipe(process.stderr);
  middle.on('close', (code) => console.log(seen, text, code));
}
