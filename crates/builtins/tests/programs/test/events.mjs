// `run()`: the events of files that run in processes of their own, and reporters of the command line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { run } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'roata-test-'));
const write = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const files = [
  write('a.test.mjs', `import { test, describe, it } from 'node:test';
test('prints', () => console.log('printed'));
test('fails', () => { throw new TypeError('bad', { cause: new Error('why') }); });
describe('suite', () => { it('inner', (t) => t.diagnostic('note')); });
`),
  write('b.test.cjs', 'console.error(\'no tests here\');\n'),
  write('c.test.cjs', 'throw new Error(\'the file fails\');\n'),
];

// Files one after the other, so that what comes when is known; what processes print comes when it comes.
const stream = run({ files, concurrency: 1 });
for await (const { type, data } of stream) {
  if (type === 'test:stdout') console.log(type, data.message.trim());
  if (type === 'test:stdout' || type === 'test:stderr') continue;
  const { name, nesting, testNumber, details, message, count, counts, success } = data;
  if (message?.startsWith('duration_ms')) continue;
  const shownName = name === undefined ? undefined : relative(folder, name.startsWith('/') ? name : join(folder, name));
  console.log(type, JSON.stringify({ name: shownName, nesting, testNumber, message, count, counts, success }));
  if (details?.error === undefined) continue;
  const { code, failureType, cause } = details.error;
  console.log('  error', code, failureType, cause instanceof Error ? [cause.name, cause.message, cause.cause?.message] : cause);
}

function command(...args) {
  const { stdout, status } = spawnSync(process.execPath, ['--test', ...args], { encoding: 'utf8', cwd: folder });
  console.log(`== ${args.join(' ')}: ${status}`);
  return stdout;
}

console.log(command('--test-reporter=dot', 'a.test.mjs').split('\n')[0]);
console.log(command('--test-reporter=tap', '--test-concurrency=1').split('\n').filter((line) => /^(?:ok|not ok|1\.\.|# (?:tests|pass|fail))/.test(line)).join('\n')
  .replaceAll(folder, ''));
console.log(command('--test-reporter=spec', '--test-name-pattern=inner', 'a.test.mjs').replace(/\([\d.]+ms\)|duration_ms.*/g, ''));
console.log(command('--test-shard=1/3', '--test-reporter=tap').split('\n').filter((line) => /^# (?:tests|pass|fail)/.test(line)).join('\n'));
rmSync(folder, { recursive: true });
