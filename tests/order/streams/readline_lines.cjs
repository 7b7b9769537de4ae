// Interfaces of readline: every end of a line on a terminal too, what pause and resume give, questions without a callback, errors of the input after the end.
'use strict';
const readline = require('readline');
const { PassThrough, Writable } = require('stream');
let shown = '';
const output = new Writable({ write(chunk, encoding, done) { shown += chunk; done(); } });
for (const text of ['x', '\u2028', 'a\u2028', 'a\u2029b', '\r\u2028', '\u2028\n', 'a\r\u2028\nb\rc', '\r\r', '\n\n', 'a\nb']) {
  for (const terminal of [true, false]) {
    const input = new PassThrough();
    const lines = [];
    const face = readline.createInterface({ input, output, terminal, crlfDelay: 0 });
    face.on('line', (line) => lines.push(line));
    face.write(text);
    face.write('Z\n');
    console.log(terminal, JSON.stringify([text, lines, face.line, shown]));
    shown = '';
    face.close();
  }
}
const input = new PassThrough();
const face = readline.createInterface({ input, output });
const name = (value) => (value === face ? 'the interface' : value);
for (const method of ['pause', 'pause', 'resume', 'resume', 'close']) console.log(method, name(face[method]()), input.listenerCount('error'));
for (const method of ['pause', 'resume', 'prompt', 'write']) try { face[method](); } catch (error) { console.log(method, error.code); }
const asked = readline.createInterface({ input: new PassThrough(), output });
asked.question('without a callback? ', {});
console.log(JSON.stringify(shown));
asked.question('with a signal? ', { signal: new AbortController().signal });
console.log(JSON.stringify(shown));
asked.on('line', (line) => console.log('line', line));
asked.write('answer\nnext\n');
asked.close();
process.once('uncaughtException', (error) => console.log('uncaught', error.message));
(async () => { for await (const line of face) console.log(line); })();
input.emit('error', new Error('after the end'));
