// Two signals of different kinds, each with its listener; once means once.
const alive = setInterval(() => {}, 1000);
process.once('SIGUSR2', (name) => { console.log(name); process.kill(process.pid, 'SIGHUP'); });
process.on('SIGHUP', (name) => { console.log(name, process.listenerCount('SIGUSR2')); clearInterval(alive); });
process.kill(process.pid, 'SIGUSR2');
