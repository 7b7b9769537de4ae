// --experimental-loader and its like on the command line: hooks named from the working directory; workers have none of their own.
'use strict';

const { spawnSync } = require('child_process');

function run(flags, program) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', program], { cwd: `${__dirname}/_register`, encoding: 'utf8' });
  console.log(status, stdout.trim(), stderr.split('\n').filter((line) => /Warning|Error/.test(line)).join().replace(/node:\d+/, 'node:PID').replaceAll(__dirname, ''));
}

const program = "import value from './value.mjs'; console.log(value)";
const data = 'data:text/javascript,import { register } from "node:module"; import { pathToFileURL } from "node:url"; register("./changing.mjs", pathToFileURL("./"));';
run(['--experimental-loader', './changing.mjs'], program);
run(['--no-warnings', '--loader=./changing.mjs'], program);
run(['--no-warnings', '--import', data], program);
