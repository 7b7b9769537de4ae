// What would act on the whole process is refused in a worker.
const { Worker } = require('worker_threads');
new Worker(`
  for (const name of ['abort', 'chdir', 'setuid', 'seteuid', 'setgid', 'setegid', 'setgroups', 'initgroups', 'umask']) {
    try { process[name](1); console.log(name); } catch (e) { console.log(e.name, e.code, e.message); }
  }
  console.log(typeof process.umask(), process.channel, process.connected);
  process.on('SIGINT', () => {});
`, { eval: true });
