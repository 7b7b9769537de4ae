// The memory of small buffers belongs to all of them: nobody can transfer it away.
const { MessageChannel, isMarkedAsUntransferable } = require('node:worker_threads');

const { port1 } = new MessageChannel();
const kept = Buffer.from('kept');
const attempts = {
  from: Buffer.from('hello'), unsafe: Buffer.allocUnsafe(4), concat: Buffer.concat([kept, kept]), copied: Buffer.from(Buffer.alloc(2)),
  alloc: Buffer.alloc(4), slow: Buffer.allocUnsafeSlow(4), encoded: new TextEncoder().encode('own'),
};
for (const [name, bytes] of Object.entries(attempts)) {
  console.log(name, isMarkedAsUntransferable(bytes.buffer));
  for (const transfer of [() => structuredClone(bytes, { transfer: [bytes.buffer] }), () => port1.postMessage(bytes, [bytes.buffer])]) {
    try {
      transfer();
      console.log('transferred', bytes.length);
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
}
console.log(String(kept));
port1.close();
