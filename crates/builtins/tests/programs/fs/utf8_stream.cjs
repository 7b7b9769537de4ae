// fs.Utf8Stream: what is gathered, dropped, flushed, and in which order it tells.
const fs = require('node:fs');
const { once } = require('node:events');
const path = require('node:path');
const folder = fs.mkdtempSync(path.join(require('node:os').tmpdir(), 'roata-utf8-'));
const dest = path.join(folder, 'log.txt');

function heard(stream) {
  const events = [];
  for (const name of ['ready', 'drain', 'write', 'finish', 'close', 'error', 'drop']) stream.on(name, (...args) => events.push([name, ...args]));
  return events;
}

function thrown(name, act) {
  try {
    console.log(name, act());
  } catch (error) {
    console.log(name, error.constructor.name, error.code, error.message);
  }
}

(async () => {
  for (const options of [undefined, null, 1, {}, { dest, minLength: -1 }, { dest, minLength: 20000 }, { dest, maxWrite: 100, minLength: 100 }, { dest, sync: 1 }, { dest, mkdir: 1 }, { dest, contentMode: 'x' }, { dest, retryEAGAIN: 1 }, { dest, fs: 1 }]) {
    thrown('new', () => new fs.Utf8Stream(options));
  }
  const plain = new fs.Utf8Stream({ dest });
  let events = heard(plain);
  console.log(plain.fd, plain.file, plain.append, plain.contentMode, plain.maxLength, plain.minLength, plain.mkdir, plain.mode, plain.periodicFlush, plain.sync, plain.writing);
  console.log(plain.write('hello '), plain.write('world\n'));
  thrown('number', () => plain.write(1));
  thrown('callback', () => plain.flush(1));
  plain.end();
  await once(plain, 'close');
  console.log(events, fs.readFileSync(dest, 'utf8'));
  for (const method of ['write', 'flushSync', 'reopen', 'destroy']) thrown(method, () => plain[method]('x'));

  const sync = new fs.Utf8Stream({ dest, sync: true, minLength: 10, append: false });
  events = heard(sync);
  console.log(sync.fd > 0, sync.write('12345'), fs.readFileSync(dest, 'utf8'), sync.write('6789012345'), fs.readFileSync(dest, 'utf8'), sync.write('x'));
  sync.flushSync();
  console.log(fs.readFileSync(dest, 'utf8'));
  await once(sync, 'drain');
  sync.end();
  await once(sync, 'close');
  console.log(events);

  const small = new fs.Utf8Stream({ dest, minLength: 4, maxLength: 8, append: false });
  events = heard(small);
  await once(small, 'ready');
  console.log(small.write('aaaaa'), small.write('bbbb'), small.write('ccccc'), small.write('d'));
  small.end();
  await once(small, 'close');
  console.log(events, fs.readFileSync(dest, 'utf8'));

  const rotated = new fs.Utf8Stream({ dest });
  events = heard(rotated);
  await once(rotated, 'ready');
  rotated.write('one');
  await once(rotated, 'drain');
  fs.renameSync(dest, `${dest}.1`);
  rotated.reopen();
  await once(rotated, 'ready');
  rotated.write('two');
  rotated.end();
  await once(rotated, 'close');
  console.log(events, fs.readFileSync(dest, 'utf8'), fs.readFileSync(`${dest}.1`, 'utf8'));

  const bytes = new fs.Utf8Stream({ dest: path.join(folder, 'made', 'bytes'), contentMode: 'buffer', mkdir: true });
  thrown('text', () => bytes.write('text'));
  bytes.write(Buffer.from('bytes'));
  bytes.end();
  await once(bytes, 'close');
  console.log(fs.readFileSync(bytes.file, 'utf8'));
  const [error] = await once(new fs.Utf8Stream({ dest: path.join(folder, 'not', 'there') }), 'error');
  console.log(error.code);
  fs.rmSync(folder, { recursive: true });
})();
