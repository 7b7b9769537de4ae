// In which promise job modules are evaluated and imports answered: graphs of every depth, circles, failures, modules that are imported twice, required
// while they load, and imported after they were required. The numbers count jobs from the beginning of a scene.
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');

const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'roata-jobs-'));
process.on('exit', () => fs.rmSync(root, { recursive: true, force: true }));

const MODULES = {
  'plain.mjs': "log('plain');",
  'waits.mjs': "log('waits'); await null; log('waited');",
  'fails.mjs': "log('fails'); throw new Error('failed');",
  'common.cjs': "log('common');",
  'failing.cjs': "log('failing'); throw new Error('common failed');",
  'on-failing.mjs': "import './failing.cjs'; log('on failing');",
  'broken.cjs': 'let broken = ;',
  'broken.mjs': 'let broken = ;',
  'on-plain.mjs': "import './plain.mjs'; log('on plain');",
  'on-waits.mjs': "import './waits.mjs'; log('on waits');",
  'on-fails.mjs': "import './fails.mjs'; log('on fails');",
  'on-broken.mjs': "import './plain.mjs'; import './broken.cjs'; log('on broken');",
  'on-none.mjs': "import './to-none.mjs'; import './nothing.mjs';",
  'to-none.mjs': "import './none.mjs';",
  'diamond.mjs': "import './on-plain.mjs'; import './top.mjs'; import './plain.mjs'; log('diamond');",
  'top.mjs': "import './on-plain.mjs'; log('top');",
  'unlinked.mjs': "import { none } from './plain.mjs'; log('unlinked');",
  'over-unlinked.mjs': "import './unlinked.mjs'; log('over unlinked');",
  'circle.mjs': "import './circle-back.mjs'; log('circle');",
  'circle-back.mjs': "import './circle.mjs'; log('circle back');",
  'itself.mjs': "log('itself'); load('itself.mjs'); await null; load('itself.mjs');",
};
let jobs = 0;
let folder;
const tell = (error) => (error.code ? error.stack : `${error.name}: ${error.message}`).split('\n')[0].replaceAll(folder, 'FOLDER');
globalThis.log = (...parts) => console.log(String(jobs).padStart(3), ...parts);
globalThis.load = (name) => import(path.join(folder, name)).then(() => log('loaded', name), (error) => log('not loaded', name, tell(error)));
globalThis.need = (name) => {
  try {
    require(path.join(folder, name));
    log('required', name);
  } catch (error) {
    log('not required', name, tell(error));
  }
};
process.on('unhandledRejection', (error) => log('unhandled', tell(error)));
/** What is to happen so many jobs after the beginning. */
const at = (job, what, name) => {
  const look = () => (jobs >= job ? what(name) : queueMicrotask(look));
  queueMicrotask(look);
};

const names = Object.keys(MODULES);
const scenes = [
  ...names.map((name) => [`import ${name}, from the third job, later`, () => { load(name); at(3, load, name); at(7, load, name); at(20, load, name); }]),
  ...['plain.mjs', 'waits.mjs', 'fails.mjs', 'on-plain.mjs', 'unlinked.mjs', 'circle.mjs', 'broken.mjs'].flatMap((name) => [
    [`require ${name}, then import`, () => { need(name); need(name); at(20, load, name); at(22, load, name); at(40, load, name); at(60, need, name); }],
    [`import ${name}, require while it loads`, () => { load(name); need(name); at(4, need, name); at(6, need, name); at(20, need, name); at(40, load, name); }],
  ]),
  ...[['plain.mjs', 'diamond.mjs'], ['diamond.mjs', 'on-plain.mjs'], ['waits.mjs', 'on-waits.mjs'], ['on-waits.mjs', 'waits.mjs'], ['on-fails.mjs', 'fails.mjs'],
    ['over-unlinked.mjs', 'unlinked.mjs'], ['over-unlinked.mjs', 'plain.mjs'], ['circle.mjs', 'circle-back.mjs'], ['failing.cjs', 'on-failing.mjs']].flatMap(([first, second]) => [
    [`import ${first} and ${second}`, () => { load(first); load(second); }],
    [`import ${first}, then ${second}`, () => { load(first); at(8, load, second); at(20, load, second); }],
    [`require ${first}, import ${second}`, () => { need(first); load(second); }],
    [`import ${first}, require ${second}`, () => { load(first); need(second); at(20, need, second); }],
  ]),
  ['a file that is written after the call', () => {
    load('late.mjs');
    fs.writeFileSync(path.join(folder, 'late.mjs'), "log('late');");
    load('plain.mjs');
    fs.writeFileSync(path.join(folder, 'plain.mjs'), "log('another');");
  }],
];

async function count() {
  for (jobs = 0; jobs < 80; jobs++) await undefined;
}

function play(number) {
  if (number === scenes.length) return;
  const [title, scene] = scenes[number];
  folder = path.join(root, String(number));
  fs.mkdirSync(folder);
  for (const name of names) fs.writeFileSync(path.join(folder, name), MODULES[name]);
  console.log(`- ${title}`);
  count();
  scene();
  setImmediate(play, number + 1);
}
play(0);
