// The process object of a worker: what it refuses, what its streams and variables are.
const { Worker } = require('worker_threads');
const w = new Worker(`
const { inspect } = require('util');
function a(l,f){ try { console.log(l, inspect(f())); } catch(e){ console.log(l, e.name, e.code, e.message);} }
for (const n of ['abort','chdir','setuid','seteuid','setgid','setegid','setgroups','initgroups','umask','execve','getuid','getgroups'])
  a(n, () => [typeof process[n], process[n]?.length, process[n]?.name, process[n]?.disabled]);
a('chdir', () => process.chdir('/')); a('chdir()', () => process.chdir());
a('abort', () => process.abort());
a('setuid', () => process.setuid(0)); a('setgroups', () => process.setgroups([])); a('initgroups', () => process.initgroups('a', 'b'));
a('umask()', () => process.umask()); a('umask(x)', () => process.umask(0o22)); a('umask(undef)', () => process.umask(undefined)); a('umask null', () => process.umask(null));
a('title', () => { const t = process.title; process.title = 'foo'; return [typeof t, process.title]; });
a('title desc', () => { const d = Object.getOwnPropertyDescriptor(process, 'title'); return [Object.keys(d), d.enumerable, d.configurable] });
a('debugPort', () => typeof process.debugPort);
a('argv', () => process.argv.slice(1)); a('execPath', () => typeof process.execPath);
a('stdin', () => [process.stdin.constructor.name, process.stdin.isTTY, process.stdin.fd, process.stdin.readableEnded]);
a('stdout', () => [process.stdout.constructor.name, process.stdout.isTTY, process.stdout.fd, process.stdout.writable, process.stdout._type, process.stdout.columns, process.stdout.destroyed, process.stdout.writableHighWaterMark, process.stdout.writableObjectMode]);
a('stderr', () => [process.stderr.constructor.name, process.stderr.isTTY, process.stderr.fd, process.stderr.writable]);
a('getColorDepth', () => typeof process.stdout.getColorDepth);
a('env tz', () => { process.env.X_Y = 5; return process.env.X_Y; }); a('env del', () => { delete process.env.X_Y; return process.env.X_Y });
a('env sym', () => { process.env[Symbol()] = 1 }); a('env undefined', () => { process.env.UU = undefined; return process.env.UU; });
a('env insp', () => typeof inspect(process.env)); a('in', () => 'PATH' in process.env); a('keys', () => Object.keys(process.env).includes('PATH'));
a('on SIGINT', () => process.on('SIGUSR2', () => {}) === process);
a('connected', () => [process.connected, process.channel, process.send, process.disconnect]);
a('exitCode', () => process.exitCode); a('exitCode=x', () => { process.exitCode = 'x' }); a('exitCode 1.5', () => { process.exitCode = 1.5 });
a('mainModule', () => process.mainModule); a('require.main', () => [typeof require, typeof module, require.main === module, module.id, __filename, __dirname]);
a('_startProfilerIdleNotifier', () => typeof process._startProfilerIdleNotifier);
a('resourceUsage', () => typeof process.resourceUsage().userCPUTime); a('hrtime', () => process.hrtime().length); a('uptime', () => process.uptime() > 0);
a('pid', () => process.pid > 0); a('ppid', () => process.ppid > 0); a('kill', () => process.kill(process.pid, 0)); a('kill bad', () => process.kill(process.pid, 'FOO'));
a('memoryUsage', () => Object.keys(process.memoryUsage())); a('emitWarning', () => typeof process.emitWarning);
a('versions', () => process.version); a('release', () => process.release.name); a('features', () => typeof process.features); a('config', () => typeof process.config);

a('strict', () => (function() { return this === undefined })());
`, { eval: true, argv: ['x', 1, null] });
w.on('error', (e) => console.log('E', e)); w.on('exit', (c) => console.log('exit', c));
