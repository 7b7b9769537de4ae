// Watchers: every step waits until the one before has been told.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'watch-'));
const at = (...names) => path.join(root, ...names);

const told = (run) => {
  try {
    run().close();
    console.log('watches');
  } catch (error) {
    console.log(error.name, error.code, error.message.replaceAll(root, 'ROOT'), error.syscall);
  }
};

for (const wrong of [undefined, null, 5, {}, '', at('missing'), `${root}\0x`]) told(() => fs.watch(wrong));
for (const wrong of [null, 5, 'utf8', 'bad', { encoding: 'bad' }, { recursive: 'x' }, { signal: 5 }, { ignore: 5 }]) told(() => fs.watch(root, wrong));
told(() => fs.watchFile(5, () => {}));
told(() => fs.watchFile(at('a')));
console.log(fs.unwatchFile(at('a')));

/** Does `act` and waits for an event that names the file. */
const seen = (watcher, act, event, name) => new Promise((resolve) => {
  const onChange = (type, filename) => {
    if (type !== event || `${filename}` !== name) return;
    watcher.off('change', onChange);
    console.log(type, filename);
    resolve();
  };
  watcher.on('change', onChange);
  act();
});

async function directory() {
  const watcher = fs.watch(root);
  await seen(watcher, () => fs.writeFileSync(at('b'), 'x'), 'rename', 'b');
  await seen(watcher, () => fs.appendFileSync(at('b'), 'y'), 'change', 'b');
  await seen(watcher, () => fs.renameSync(at('b'), at('c')), 'rename', 'c');
  await seen(watcher, () => fs.chmodSync(at('c'), 0o600), 'change', 'c');
  await new Promise((resolve) => {
    watcher.on('close', () => resolve(console.log('closed')));
    watcher.close();
    watcher.close();
    console.log('not yet');
  });
}

async function recursive() {
  fs.mkdirSync(at('d'));
  const watcher = fs.watch(root, { recursive: true, ignore: '**/quiet' });
  await seen(watcher, () => fs.writeFileSync(at('d', 'x'), '1'), 'rename', 'd/x');
  await seen(watcher, () => fs.mkdirSync(at('d', 'e')), 'rename', 'd/e');
  watcher.on('change', (type, filename) => filename.endsWith('quiet') && console.log('not ignored'));
  fs.writeFileSync(at('d', 'quiet'), '');
  await seen(watcher, () => fs.writeFileSync(at('d', 'e', 'y'), '1'), 'rename', 'd/e/y');
  watcher.close();
}

async function promised() {
  const controller = new AbortController();
  setImmediate(() => fs.writeFileSync(at('p'), '1'));
  try {
    for await (const event of fs.promises.watch(root, { signal: controller.signal })) {
      if (event.filename !== 'p') continue;
      console.log(event);
      controller.abort();
    }
  } catch (error) {
    console.log(error.name, error.code);
  }
}

async function polled() {
  const steps = [() => fs.writeFileSync(at('w'), 'abc'), () => fs.writeFileSync(at('w'), 'abcdef'), () => fs.unlinkSync(at('w'))];
  await new Promise((resolve) => {
    const watcher = fs.watchFile(at('w'), { interval: 10 }, (now, before) => {
      console.log(now.size, before.size, now.mtimeMs > 0, now instanceof fs.Stats);
      const step = steps.shift();
      if (step !== undefined) return step();
      fs.unwatchFile(at('w'));
      watcher.on('stop', resolve);
    });
  });
}

directory().then(recursive).then(promised).then(polled).finally(() => fs.rmSync(root, { recursive: true }));
