// `--test-isolation=none`, `--test-global-setup` and the numbers of tests through several files.
'use strict';
const { spawnSync } = require('child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('fs');
const { join } = require('path');

const folder = mkdtempSync(join(require('os').tmpdir(), 'one-process-'));
const files = {
  'setup.mjs': `export const globalSetup = async () => console.log('set up', process.env.NODE_TEST_CONTEXT);
    export const globalTeardown = () => console.log('torn down');`,
  'a.test.mjs': `import test, { before, after, describe, it, beforeEach } from 'node:test';
    console.log('loading a', process.argv.length); before(() => console.log('before a')); after(() => console.log('after a')); beforeEach(() => console.log('before each'));
    test('a1', () => console.log('in a1')); describe('suite', () => { before(() => console.log('before suite')); it('a2', () => console.log('in a2')); });
    await 1; console.log('loaded a');`,
  'b.test.cjs': `const { test } = require('node:test'); console.log('loading b'); test('b1', () => console.log('in b1')); test('b2', { todo: true }, () => { throw 1; });`,
  'c.test.cjs': `console.log('no tests here');`,
  'events.mjs': `export default async function* (source) {
    for await (const { type, data } of source) if (!/stdout|stderr|diagnostic|summary/.test(type)) yield [type, data.name, data.nesting, data.testNumber, data.testId, Object.keys(data).join()].join(' ') + '\\n';
  }`,
  'run.mjs': `import { run } from 'node:test';
    const files = ['a.test.mjs', 'c.test.cjs'].map((name) => import.meta.dirname + '/' + name);
    for await (const { type, data } of run({ files, isolation: 'none', globalSetupPath: './setup.mjs', setup() { console.log('own set-up'); } })) if (type === 'test:pass') console.log(data.name.split('/').pop(), data.testNumber);`,
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
try {
  for (const args of [
    ['--test', '--test-isolation=none', '--test-reporter=./events.mjs'], ['--test', '--test-isolation=none', '--test-reporter=./events.mjs', 'b.test.cjs', 'a.test.mjs'],
    ['--test', '--test-concurrency=1', '--test-reporter=./events.mjs', 'b.test.cjs', 'c.test.cjs'],
    ['--test', '--test-isolation=none', '--test-global-setup=./setup.mjs', '--test-reporter=./events.mjs', 'c.test.cjs'],
    ['--test', '--test-global-setup=./setup.mjs', '--test-reporter=./events.mjs', 'c.test.cjs'], ['--test-global-setup=./setup.mjs', '--test-reporter=./events.mjs', 'b.test.cjs'],
    ['--test', '--test-isolation=some'], ['run.mjs'],
  ]) {
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    console.log(`${args.join(' ')}: ${status}\n${stdout}${stderr.replace(/^\S+: /, '')}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
