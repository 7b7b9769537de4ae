// Much in both directions: every byte, in pieces of at most 64 KiB.
const { spawn } = require('child_process');
const crypto = require('crypto');
const bytes = Buffer.alloc(3_000_000, 'roata is a wheel ');
const child = spawn('cat');
let length = 0;
let longest = 0;
const hash = crypto.createHash('sha256');
child.stdout.on('data', (chunk) => { length += chunk.length; longest = Math.max(longest, chunk.length); hash.update(chunk); });
child.stdin.end(bytes);
child.on('close', (code) => console.log(code, length, longest <= 65536, hash.digest('hex') === crypto.createHash('sha256').update(bytes).digest('hex')));
