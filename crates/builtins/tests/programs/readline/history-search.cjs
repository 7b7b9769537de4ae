// The history by arrows and control keys: what is searched, and how often the line is drawn anew.
'use strict';
const readline = require('readline');
const { PassThrough, Writable } = require('stream');

async function press(history, keys) {
  const input = new PassThrough();
  let drawn = 0;
  const output = new Writable({
    write(chunk, encoding, callback) {
      drawn += String(chunk).split('\x1b[0J').length - 1;
      callback();
    },
  });
  output.isTTY = true;
  const lines = readline.createInterface({ input, output, terminal: true, history });
  const states = [];
  for (const key of keys) {
    lines.write(key);
    await new Promise(setImmediate);
    states.push(`${JSON.stringify(lines.line)} ${lines.cursor} ${lines.historyIndex} ${drawn}`);
  }
  console.log(states.join(', '));
  lines.close();
}

function keypress(history, keys) {
  const input = new PassThrough();
  const lines = readline.createInterface({ input, output: new PassThrough(), terminal: true, history });
  const states = keys.map((name) => {
    if (name.length === 1) lines.write(name);
    else lines.write(null, { name });
    return `${JSON.stringify(lines.line)} ${lines.cursor} ${lines.historyIndex}`;
  });
  console.log(states.join(', '));
  lines.close();
}

(async () => {
  await press(['abc1', 'abx2', 'zz'], ['abx', '\x02']);
  keypress(['abc1', 'abx2', 'zz'], ['a', 'b', 'x', 'left', 'up', 'up', 'up', 'down', 'down', 'down']);
  keypress(['abc1', 'abx2', 'zz'], ['up', 'up', 'up', 'up', 'down', 'down', 'down', 'down', 'down']);
  keypress(['a', 'b'], ['q', 'up', 'up', 'down', 'down']);
  keypress([], ['up', 'down']);
  keypress(['same', 'same', 'other'], ['up', 'up', 'up', 'down', 'down']);
  keypress(['one', 'two'], ['up', 'x', 'up', 'down']);
  keypress(['one', 'two'], ['up', 'left', 'x', 'up', 'up', 'down', 'down']);
  keypress(['one', 'one two'], ['o', 'n', 'e', 'up', 'up', 'down', 'down']);
  keypress(['h1'], ['a', 'return', 'up', 'up', 'return', 'up', 'up']);
  keypress(['q1'], ['z', 'up', 'y', 'down', 'up']);
  const plain = readline.createInterface({ input: new PassThrough(), output: new PassThrough() });
  console.log(['_ttyWrite', '_refreshLine', '_insertString', '_getCursorPos', '_addHistory'].map((name) => typeof plain[name]), plain.closed, plain.getCursorPos());
  plain.close();
})();
