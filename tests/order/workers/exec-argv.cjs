// Which options of the command line a worker takes.
const { Worker } = require('worker_threads');
const lists = [[], ['x'], [1], [null], ['--foo'], ['--foo', '--max-old-space-size=5'], ['--title=x'], ['--title', 'x'], ['-e', '1'], ['--conditions'], ['--require'], ['--no-warnings'],
  ['--no-foo'], ['--inspect'], ['-p'], ['--input-type=module'], ['--stack-trace-limit=5'], ['--expose-gc'], ['--', 'x'], ['x', '--foo'], ['--enable-source-maps', '--abort-on-uncaught-exception'],
  ['--unhandled-rejections=foo'], ['--trace-warnings'], ['--env-file=x'], ['--icu-data-dir=5'], ['--version'], ['--check'], ['--prof'], ['--harmony'], ['--stack-size=100'], [''], 'no list', 0];
for (const execArgv of lists) {
  try {
    new Worker('', { eval: true, execArgv }).on('error', () => {}).terminate();
    console.log(JSON.stringify(execArgv), 'taken');
  } catch (e) {
    console.log(JSON.stringify(execArgv), e.name, e.code, e.message);
  }
}
