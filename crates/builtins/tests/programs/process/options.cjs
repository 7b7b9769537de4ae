// Options that the built-in modules heed, seen from inside a child process.
'use strict';

const { spawnSync } = require('child_process');

function run(flags, text, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, '-e', text], { env: { ...process.env, ...env }, encoding: 'utf8' });
  console.log(flags.join(' '), status, stdout.trim(), stderr.split('\n').filter((line) => /Error|WARNING/.test(line)).join().replace(/node:\d+/, 'node:PID'));
}

run(['--dns-result-order=ipv4first'], 'console.log(require("dns").getDefaultResultOrder())');
run(['--dns-result-order=x'], '');
run([], 'console.log(require("dns").getDefaultResultOrder())', { NODE_OPTIONS: '--dns-result-order=ipv6first' });
run(['--no-network-family-autoselection'], 'console.log(require("net").getDefaultAutoSelectFamily())');
run(['--network-family-autoselection-attempt-timeout=700'], 'console.log(require("net").getDefaultAutoSelectFamilyAttemptTimeout())');
run(['--max-http-header-size=1024'], 'console.log(require("http").maxHeaderSize)');
run(['--no-experimental-global-navigator'], 'console.log(typeof navigator)');
run(['--trace-exit'], 'process.exit(3)');
run(['--no-inspect', '--no-permission', '--no-watch', '--no-test-only', '--jitless'], 'console.log(process.execArgv.length)');

const flags = process.allowedNodeEnvironmentFlags;
console.log(flags.has('--no-warnings'), flags.has('warnings'), flags.has('r'), flags.has('--stack_trace_limit=5'), flags.has('--eval'), flags.has(5));
console.log(flags.add('--eval') === flags, flags.delete('--warnings'), flags.clear(), flags.has('--eval'), flags.has('--warnings'));
