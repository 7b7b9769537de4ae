// `process.report`: its settings, what it refuses, the file, the report of an uncaught exception.
'use strict';

const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');

const { report } = process;
const attempt = (label, f) => {
  try {
    console.log(label, f());
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
};

console.log(report);
for (const [name, wrong] of [['directory', 5], ['filename', {}], ['signal', 'x'], ['signal', 'sigusr1'], ['compact', 1], ['reportOnSignal', 1], ['excludeEnv', 0]]) {
  attempt(name, () => { report[name] = wrong; });
}
attempt('writeReport', () => report.writeReport(5));
attempt('getReport', () => report.getReport(5));

const described = report.getReport(Object.assign(new TypeError('why'), { extra: 1 }));
console.log(Object.keys(described).join());
console.log(described.javascriptStack.message, described.javascriptStack.errorProperties, described.header.event, described.header.trigger);
console.log(described.userLimits.open_files.soft > 0, described.resourceUsage.rss > 0, described.javascriptHeap.usedMemory > 0);

const folder = fs.mkdtempSync(path.join(require('os').tmpdir(), 'report-'));
process.chdir(folder);
const child = spawnSync(process.execPath, ['--report-uncaught-exception', '--report-filename=r.json', '--report-compact', '--report-exclude-env', '-e', 'throw new Error("bad")']);
console.log(child.status, child.stderr.toString().split('\n').filter((line) => /report|bad|^Node/.test(line)).join('|'));
const text = fs.readFileSync('r.json', 'utf8');
const written = JSON.parse(text);
console.log(text.trim().split('\n').length, written.header.trigger, written.header.filename, written.environmentVariables);
fs.rmSync(folder, { recursive: true });
