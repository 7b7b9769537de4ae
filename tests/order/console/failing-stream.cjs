// A console ignores what its stream fails with; a stream that has failed before tells its listeners.
const { Console } = require('node:console');
const { Writable } = require('node:stream');

const seen = [];
const failing = () => new Writable({ autoDestroy: false, write(chunk, encoding, callback) { callback(new Error(`no room for ${chunk}`.trim())); } });
const quiet = failing();
const first = new Console(quiet);
first.log('one');
seen.push(quiet.listenerCount('error'));
process.on('uncaughtException', (error) => seen.push(`uncaught ${error.message}`));
setImmediate(() => {
  first.log('two');
  new Console({ stdout: failing(), ignoreErrors: false }).log('three');
  setImmediate(throwing);
});

function throwing() {
  const { write } = process.stdout;
  process.stdout.write = (...args) => {
    seen.push(args.map((value) => typeof value).join());
    throw new TypeError('refused');
  };
  console.log('four');
  process.stdout.write = write;
  console.log(seen);
}
