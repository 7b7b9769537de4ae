// exec: the shell, its error, its outputs.
const { exec } = require('child_process');
exec('echo out; echo err >&2; exit 3', (error, stdout, stderr) => {
  console.log(error.message, Object.entries(error), [stdout, stderr]);
  exec('echo $WORD | cat', { env: { ...process.env, WORD: 'hello' } }, (failure, output, complaint) => {
    console.log(failure, [output, complaint]);
    exec('printf "\\303\\251"', { encoding: 'buffer' }, (none, bytes) => {
      console.log(none, bytes);
      exec('printf "\\303\\251"', { encoding: 'latin1', shell: '/bin/bash' }, (nothing, text) => console.log(nothing, text, text.length));
    });
  });
});
