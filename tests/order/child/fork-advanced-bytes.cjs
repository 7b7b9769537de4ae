// serialization: 'advanced' on the wire: each message is its length and the value in V8's format, so that children of either kind understand each other.
const { spawn } = require('node:child_process');

if (process.argv[2] === 'child') {
  class Own { constructor() { this.field = 1; } }
  const values = [
    { a: 1, b: -0, c: 1e21, d: undefined, e: null, f: true }, 'text', 'é😀', [1, , 'x'], new Map([['key', new Set([1n])]]), new Date(0), /x/gi,
    { bytes: Buffer.from('abc'), words: new Uint16Array([1, 2]), view: new DataView(new ArrayBuffer(4), 1, 2) }, new Float64Array([1.5]),
    { url: new URL('http://host/') }, { own: new Own() }, Array.from({ length: 3 }, (_, i) => i * 1.5), { '1': 'index', '01': 'name', ['x'.repeat(130)]: 0 },
  ];
  for (const value of values) process.send(value);
  for (const value of [() => {}, Symbol('sign'), new WeakSet(), new SharedArrayBuffer(1), new Proxy({}, {})]) {
    try {
      process.send({ value });
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
  process.disconnect();
} else {
  const env = { ...process.env, NODE_CHANNEL_FD: '3', NODE_CHANNEL_SERIALIZATION_MODE: 'advanced' };
  const child = spawn(process.execPath, [__filename, 'child'], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'], env });
  const pieces = [];
  child.stdio[3].on('data', (piece) => pieces.push(piece));
  child.on('close', (code) => {
    let bytes = Buffer.concat(pieces);
    while (bytes.length !== 0) {
      const end = 4 + bytes.readUInt32BE(0);
      console.log(bytes.toString('hex', 4, end));
      bytes = bytes.subarray(end);
    }
    console.log(code);
  });
}
