// What a child wrote, its end and its exit have all come when the loop looks: in which order they are told.
const { spawn } = require('child_process');
const { existsSync } = require('fs');
const told = [];
const child = spawn('sh', ['-c', 'echo a; echo b >&2']);
for (const name of ['stdout', 'stderr']) {
  for (const event of ['data', 'end', 'close']) child[name].on(event, () => told.push(`${name} ${event}`));
}
for (const event of ['exit', 'close']) child.on(event, () => told.push(event));
// It is gone, or has nothing left but its number.
const state = () => require('fs').readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1][0];
while (existsSync(`/proc/${child.pid}`) && state() !== 'Z');
process.on('exit', () => console.log(told.join('\n')));
