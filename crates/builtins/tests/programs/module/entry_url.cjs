// `--entry-url`: the program is named by a URL, relative to the working directory.
'use strict';
const { spawnSync } = require('child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('fs');
const { join } = require('path');
const { pathToFileURL } = require('url');

const folder = mkdtempSync(join(require('os').tmpdir(), 'entry-'));
writeFileSync(join(folder, 'main.mjs'), 'console.log(import.meta.url, import.meta.main, process.argv.slice(1));');
writeFileSync(join(folder, 'common.cjs'), 'console.log(__filename, require.main === module, process.argv.slice(1));');
const here = pathToFileURL(folder).href;
try {
  for (const [url, ...rest] of [[`${here}/main.mjs?q=1#h`, 'a', '-b'], ['./main.mjs?x'], ['main.mjs'], ['common.cjs'], ['data:text/javascript,console.log(import.meta.url)', 'z'], ['./nowhere.mjs'], ['https://host/']]) {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--entry-url', url, ...rest], { cwd: folder, encoding: 'utf8' });
    const said = stderr.split('\n').filter((line) => /^(?:\w*Error|\(node)/.test(line)).map((line) => line.replace(/node:\d+/, 'node:PID'));
    console.log(status, `${stdout}${said.join('\n')}`.replaceAll(here, 'HERE').replaceAll(folder, 'FOLDER'));
  }
} finally {
  rmSync(folder, { recursive: true });
}
