// Ends by every signal that ends a process.
const { spawn } = require('child_process');
const names = ['SIGHUP', 'SIGINT', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGUSR1', 'SIGSEGV', 'SIGUSR2', 'SIGPIPE', 'SIGALRM', 'SIGTERM', 'SIGXCPU', 'SIGSYS'];
(async () => {
  for (const name of names) {
    const child = spawn('sleep', ['100'], { stdio: 'ignore' });
    child.kill(name);
    await new Promise((resolve) => child.on('exit', (...args) => resolve(console.log(name, args))));
  }
})();
