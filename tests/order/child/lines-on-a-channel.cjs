// What comes over a channel that is no message: lines without JSON, without anything, of the runtime's own kind.
'use strict';
const { spawn } = require('child_process');

process.on('uncaughtException', (error) => console.log(error.name, error.message));

async function receive(text) {
  console.log('#', JSON.stringify(text));
  const program = `require('fs').writeSync(3, ${JSON.stringify(text)})`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.on('message', (message) => console.log('message', message));
  child.on('internalMessage', (message) => console.log('internal', message));
  child.on('disconnect', () => console.log('disconnect'));
  await new Promise((resolve) => { child.on('close', resolve); });
}

(async () => {
  const texts = ['\n', '{"a":1}\n\n{"b":2}\n', 'not json\n', '{"a":1}', '""\n', '1\n2\n', '{"cmd":"NODE_x"}\n', '{"cmd":"NODE_"}\n', '\r\n', ' \n'];
  for (const text of texts) await receive(text);
})();
