// os: the kind of every figure.
const os = require('os');
console.log(os.EOL === '\n', os.platform(), os.type(), os.arch() === process.arch, os.endianness(), os.tmpdir() === process.env.TMPDIR);
console.log(typeof os.hostname(), os.cpus().length > 0, os.totalmem() > os.freemem(), os.availableParallelism() > 0, os.loadavg().length);
console.log(os.homedir() === process.env.HOME, typeof os.userInfo().username, os.constants.signals.SIGTERM, os.constants.errno.ENOENT, os.uptime() > 0);
