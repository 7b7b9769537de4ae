// What kind of thing each figure of the process is.
console.log(typeof process.pid, typeof process.ppid, process.title.length > 0, process.platform, process.arch);
console.log(process.version.startsWith('v26.'), process.versions.node === process.version.slice(1), process.release.name);
console.log(typeof process.hrtime.bigint(), process.hrtime().length, process.uptime() > 0, process.cwd() === __dirname);
console.log(typeof process.memoryUsage().heapUsed, typeof process.memoryUsage.rss(), typeof process.cpuUsage().user);
console.log(process.exitCode, process.argv0.length > 0, process.execPath === process.argv[0], typeof process.umask());
