// The encoding of a synchronous child's output is that of its input too, if that is a text.
'use strict';
const { spawnSync, execFileSync } = require('child_process');
for (const encoding of ['hex', 'latin1', 'base64', 'utf8', 'buffer', 'bad', 'utf16le', null, undefined, '', 5, {}]) {
  for (const input of ['616263', 'é', '', Buffer.from('b')]) {
    for (const run of [spawnSync, execFileSync]) {
      try {
        const result = run('cat', [], { input, encoding });
        console.log(encoding, input, result.stdout ?? result);
      } catch (error) {
        console.log(encoding, input, error.code, error.message);
      }
    }
  }
}
