// Stacks of texts that are in no file: -e, standard input, and a worker's.
'use strict';

const { spawnSync } = require('child_process');
const { Worker } = require('worker_threads');

const text = 'class A { m() { return undefined.x; } }\nnew A().m();\n';
const frames = (stack) => stack.split('\n').filter((line) => /^\s+at (?!.*(?:node:|wrapper))/.test(line)).map((line) => line.trim().slice('at '.length)).join('\n');

for (const [args, input] of [[['-e', text]], [['-'], text], [[], text]]) {
  console.log(frames(spawnSync(process.execPath, args, { input, encoding: 'utf8' }).stderr));
}
new Worker(text, { eval: true }).on('error', (error) => console.log(frames(error.stack)));
