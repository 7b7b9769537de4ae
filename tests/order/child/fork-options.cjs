// execArgv, silent, env, cwd, argv.
const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  console.log(process.argv.slice(2), process.execArgv, process.cwd(), process.env.WORD, process.env.NODE_CHANNEL_FD, process.env.NODE_CHANNEL_SERIALIZATION_MODE, process.connected, typeof process.channel.ref);
  console.error('to stderr');
} else {
  const child = fork(__filename, ['child', 'a b'], { silent: true, execArgv: ['--no-warnings'], cwd: '/', env: { WORD: 'word' } });
  console.log(child.stdio.length, child.stdin !== null, child.spawnargs.length, child.spawnargs[1]);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { text += chunk; });
  child.on('close', (code, signal) => console.log(code, signal, text.includes('to stderr'), text.replace('to stderr\n', '')));
}
