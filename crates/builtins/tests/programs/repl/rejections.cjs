// What is rejected or thrown later by what was typed is shown at the prompt and ends nothing.
'use strict';

const repl = require('repl');
const { PassThrough, Writable } = require('stream');

// Each line with how often the prompt is shown for it: again when something comes later.
const typed = [
  ['Promise.reject(3) && 0', 2], ['Promise.reject(new Error("rejected")) && 0', 2], ['setTimeout(() => { throw new Error("late"); }, 1) && 0', 2],
  ['(async () => { throw null; })() && 1', 2], ['7', 1], ['.exit', 1],
];
let prompts = 1;
const frames = /^ {4}at .*\n/gm;
const input = new PassThrough();
const output = new Writable({
  write(chunk, encoding, callback) {
    const text = `${chunk}`.replace(frames, '').replace(' {\n  code', '\n  code');
    console.log(JSON.stringify(text));
    callback();
    if (!text.endsWith('> ') || --prompts > 0 || typed.length === 0) return;
    const [line, count] = typed.shift();
    prompts = count;
    setImmediate(() => input.write(`${line}\n`));
  },
});
repl.start({ prompt: '> ', input, output, terminal: false });
