// Options of stat and its kin, modes of access, and the numbers of parameters.
const fs = require('node:fs');

function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
}

/** Calls with a callback; waits for it unless something is thrown. */
function tell(label, call) {
  return new Promise((done) => {
    try {
      call((error, value) => {
        console.log('called back:', label, error?.name, error?.code, typeof value);
        done();
      });
      console.log('called:', label);
    } catch (error) {
      console.log(label, error.name, error.code, error.message);
      done();
    }
  });
}

const odd = [{ signal: AbortSignal.abort() }, { signal: 5 }, { encoding: 'bogus' }, 'utf8', [], {}];

async function main() {
  for (const options of odd) {
    const shown = typeof options === 'string' ? options : Object.keys(options).join();
    for (const name of ['stat', 'lstat']) {
      await tell(`${name} ${shown}`, (callback) => fs[name]('/', options, callback));
      await fs.promises[name]('/', options).then(
        (stats) => console.log('resolved', name, shown, stats.isDirectory()),
        (error) => console.log('rejected', name, shown, error.name, error.code, error.message),
      );
    }
    await tell(`fstat ${shown}`, (callback) => fs.fstat(0, options, callback));
  }
  for (const mode of [NaN, Infinity, 4.5, 8, -1, '4', null, undefined]) show(`accessSync ${mode}`, () => fs.accessSync('/', mode));
  show('access', () => fs.access(5));
  show('copyFile', () => fs.copyFile('/a', 5));
  show('link', () => fs.link(5, 5));
  for (const name of Object.keys(fs).sort().filter((key) => /^(access|ch|close|copyFile|f|l|mk|open|readdir|readlink|rename|rmdir|stat|symlink|unlink|utimes)/.test(key))) {
    if (typeof fs[name] === 'function') console.log(name, fs[name].length, name === 'opendir' ? '' : fs.promises[name]?.length);
  }
}

main();
