// What files of tests report: TAP, without times, places and stacks.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'roata-test-'));

function report(title, options, text) {
  const file = join(folder, `${title}.mjs`);
  writeFileSync(file, `import { after, afterEach, before, beforeEach, describe, getTestContext, it, test } from 'node:test';\n${text}`);
  const { stdout, status } = spawnSync(process.execPath, ['--test-reporter=tap', ...options, file], { encoding: 'utf8' });
  console.log(`== ${title}, ends with ${status}`);
  console.log(withoutChance(stdout));
}

/** Without what differs from run to run: times, places, and whole stacks. */
function withoutChance(text) {
  const lines = [];
  let stackIndent;
  for (const line of text.split('\n')) {
    const indent = /^ */.exec(line)[0].length;
    if (stackIndent !== undefined && indent > stackIndent) continue;
    stackIndent = undefined;
    if (/duration_ms|^ *location:/.test(line)) continue;
    if (/^ *stack:/.test(line)) stackIndent = indent;
    else lines.push(line);
  }
  return lines.join('\n');
}

report('outcomes', [], `
import assert from 'node:assert';
test('passes', (t) => t.diagnostic('a note'));
test('fails', () => assert.strictEqual(1, 2));
test('has subtests', async (t) => {
  await t.test('one', () => {});
  await t.test('two', () => { throw new TypeError('boom'); });
});
test('a callback', (t, done) => setImmediate(done));
test('a callback with an error', (t, done) => done(new Error('told')));
test('a callback called twice', (t, done) => { done(); done(); });
test('a callback and a promise', async (t, done) => {});
test('skipped', { skip: 'why' }, () => {});
test('to do', { todo: true }, () => { throw new Error('later'); });
test.skip('skipped by name');
test.todo('to do by name');
test('skips itself', (t) => t.skip('now'));
test('expects to fail', { expectFailure: true }, () => { throw 1; });
test('expects to fail and passes', { expectFailure: 'it is broken' }, () => {});
test('throws a string', () => { throw 'text'; });
test('throws nothing', () => { throw undefined; });
test();
test(function named() {});
test('a name # with \\\\ and \\n', () => {});
`);

report('suites', [], `
describe('outer', () => {
  before(() => console.log('before outer'));
  after(() => console.log('after outer'));
  beforeEach((t) => console.log('before each', t.name));
  afterEach((t) => console.log('after each', t.name));
  it('one', () => console.log('one'));
  describe('inner', () => { it('two', (t) => console.log(t.fullName)); });
});
describe('asynchronous', async () => { it('early', () => {}); await 1; it('late', () => {}); });
describe('throws', () => { it('is cancelled', () => {}); throw new Error('bad suite'); });
describe('fails before', () => { before(() => { throw new Error('hook'); }); it('is cancelled', () => {}); });
describe('fails before each', () => { beforeEach(() => { throw new Error('hook'); }); it('fails', () => {}); });
describe('fails after', () => { after(() => { throw new Error('hook'); }); it('passes', () => {}); });
describe('skipped', { skip: true }, () => { it('never', () => {}); });
describe('to do', { todo: 'later' }, () => { it('one', () => {}); it('two', () => { throw 1; }); });
`);

report('limits', [], `
test('takes too long', { timeout: 5 }, () => new Promise(() => {}));
test('uncaught', () => new Promise(() => setTimeout(() => { throw new Error('uncaught one'); }, 1)));
test('unhandled', () => new Promise(() => { Promise.reject(new Error('unhandled one')); }));
test('aborted', { signal: AbortSignal.abort() }, () => {});
test('planned too much', (t) => { t.plan(2); t.assert.ok(1); });
test('planned too little', (t) => { t.plan(1); t.assert.ok(1); t.assert.equal(1, 1); });
test('planned with subtests', (t) => { t.plan(2); t.assert.ok(1); return t.test('sub', () => {}); });
test('waits for its plan', (t) => { t.plan(1, { wait: true }); setTimeout(() => t.assert.ok(1), 1); });
test('at the same time', { concurrency: true }, async (t) => {
  const { promise, resolve } = Promise.withResolvers();
  await Promise.all([t.test('first', () => promise), t.test('second', () => resolve())]);
});
test('waits for a condition', async (t) => {
  let asked = 0;
  t.assert.strictEqual(await t.waitFor(() => { if (asked++ < 3) throw new Error('not yet'); return asked; }, { interval: 1 }), 4);
});
`);

const selected = `
test('a', async (t) => { await t.test('a1', () => {}); await t.test('a2', () => {}); });
describe('s', () => { it('x', () => {}); it('y', () => {}); });
describe('s2', () => { it('x', () => {}); });
`;
report('by name', ['--test-name-pattern=^s x', '--test-name-pattern=a1'], selected);
report('not by name', ['--test-skip-pattern=x'], selected);
report('only', ['--test-only'], selected.replace(`it('y'`, `it.only('y'`).replace(`describe('s2'`, `describe.only('s2'`));
report('only where nobody says so', [], selected.replace(`it('y'`, `it.only('y'`));

rmSync(folder, { recursive: true });
