// `internal/package_scripts`: `--run NAME`, a script of the nearest package.json, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/cli.html#--run
'use strict';

const fs = require('fs');
const { dirname, join } = require('path');
const process = require('process');

/** Runs the script in a shell, in the folder of its package.json; the process ends with it. */
exports.run = function run(name, args) {
  const here = process.cwd();
  const file = nearest(here);
  if (file === undefined) return refuse(`Can't find package.json for directory ${here}`);
  const scripts = scriptsOf(file);
  const command = scripts[name];
  if (typeof command !== 'string') return refuse(`${reason(name, command)} for ${file}\n\n${listed(scripts)}`);
  const { spawnSync } = require('child_process');
  const { status, error } = spawnSync('/bin/sh', ['-c', [command, ...args.map(quoted)].join(' ')], {
    cwd: dirname(file),
    env: {
      ...process.env,
      PATH: [...binFolders(here), process.env.PATH].join(':'),
      NODE_RUN_SCRIPT_NAME: name,
      NODE_RUN_PACKAGE_JSON_PATH: file,
    },
    stdio: 'inherit',
  });
  if (error) return refuse(error.message);
  process.exit(status === 0 ? 0 : 1);
};

function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const reason = (name, command) => (command === undefined ? `Missing script: "${name}"` : `Script "${name}" is unexpectedly not a string`);

function listed(scripts) {
  const texts = Object.entries(scripts).filter(([, command]) => typeof command === 'string');
  return `Available scripts are:\n${texts.map(([name, command]) => `  ${name}: ${command}`).join('\n')}`;
}

function* folders(from) {
  for (let folder = from; ; folder = dirname(folder)) {
    yield folder;
    if (folder === dirname(folder)) return;
  }
}

function nearest(from) {
  for (const folder of folders(from)) {
    const file = join(folder, 'package.json');
    if (fs.existsSync(file)) return file;
  }
  return undefined;
}

function scriptsOf(file) {
  let described;
  try {
    described = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return refuse(`Can't parse ${file}`);
  }
  const scripts = described?.scripts;
  if (typeof scripts !== 'object' || scripts === null) return refuse(`Can't find "scripts" field in ${file}`);
  return { __proto__: null, ...scripts };
}

/** The programs that the packages around bring. */
function binFolders(from) {
  return Array.from(folders(from), (folder) => join(folder, 'node_modules', '.bin')).filter((folder) => fs.existsSync(folder));
}

const quoted = (text) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
