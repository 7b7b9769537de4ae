// send and 'message' between a Thread-Node and its Thread, to cores and to the machine; a message waits for its listener, and its sender with it.
import { Channel, machine, self } from 'roata';

async function echoes(n) {
  'use node';
  for (let i = 0; i < n; i++) {
    const value = await new Promise((resolve) => self.once('message', resolve));
    await self.send({ got: value });
  }
  return 'over';
}
async function tells() { 'use node'; let node = self; while (node.parent !== null) node = node.parent; await node.send('to the program'); }
async function alone() { 'use node'; return self.send(1).catch((error) => error.name); }

const thread = machine.cores[0].run(echoes, 3);
const answers = [];
thread.on('message', (value) => answers.push(value.got));
thread.on('exit', (reason) => console.log('exit', reason));
for (const value of ['a', new Map([[1, 2]]), 3]) await thread.send(value);
console.log(await thread, answers, thread.state, thread.kind, thread instanceof Promise);
console.log(await thread.send('late').catch((error) => error.name));

let isTaken = false;
const told = tells().then(() => { isTaken = true; });
await new Promise((resolve) => setTimeout(resolve, 30));
console.log('waits for a listener', !isTaken);
machine.once('message', (value) => console.log(value));
await told;
console.log(await alone());
console.log(await machine.send(() => {}).catch((error) => `${error.name}: ${error.message}`));

// One who ends without having listened takes nothing any more: its senders hear of that, here and in another process.
async function ends(gate) { 'use node'; self.send('begun').catch(() => {}); await gate.receive(); }
async function endsSoon() { 'use node'; await self.send('begun'); await new Promise((resolve) => setTimeout(resolve, 30)); }
const gate = new Channel(0);
const other = await machine.spawn({ cores: 1 });
for (const [call, end] of [[machine.cores[0].run(ends, gate), () => gate.send('end')], [other.run(endsSoon), () => {}]]) {
  await new Promise((resolve) => call.once('message', resolve));
  const sent = [call.send(1), call.send(2)].map((each) => each.catch((error) => `${error.name}: ${error.message}`));
  await end();
  await call;
  console.log(await Promise.all(sent));
}
await other.stop();
