// `node:os`: the machine's names and figures, of Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/os.html
'use strict';

const { codes } = require('internal/errors');
const { validateInt32 } = require('internal/validators');


// ---- names

let names;

/** sysname, release, version, machine, nodename: all but the last never change. */
function name(index) {
  names ??= ops.names();
  return names[index];
}

const architectures = { __proto__: null, x86_64: 'x64', aarch64: 'arm64', armv7l: 'arm', i686: 'ia32', ppc64le: 'ppc64', s390x: 's390x', riscv64: 'riscv64', loongarch64: 'loong64' };

function arch() { return architectures[name(3)] ?? name(3); }
function endianness() { return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE'; }
function hostname() { return ops.names()[4]; }
function machine() { return name(3); }
function platform() { return 'linux'; }
function release() { return name(1); }
function type() { return name(0); }
function version() { return name(2); }

function homedir() {
  const { HOME } = process.env;
  if (HOME) return HOME;
  return userInfo().homedir;
}

function tmpdir() {
  const path = process.env.TMPDIR || process.env.TMP || process.env.TEMP || '/tmp';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

// ---- figures

function totalmem() { return ops.figures()[0]; }
function freemem() { return ops.figures()[1]; }
function uptime() { return ops.figures()[2]; }
function loadavg() { return ops.figures().slice(3); }
function availableParallelism() { return ops.parallelism(); }
function cpus() { return JSON.parse(ops.cpus()); }

function networkInterfaces() {
  const found = Object.create(null);
  const result = {};
  for (const { name: label, ...entry } of JSON.parse(ops.interfaces())) {
    entry.cidr = cidr(entry);
    if (entry.scopeid !== undefined) {
      const { scopeid } = entry;
      delete entry.scopeid;
      entry.scopeid = scopeid;
    }
    found[label] ??= result[label] = [];
    found[label].push(entry);
  }
  return result;
}

/** `address/bits`, null for a mask with holes. */
function cidr({ address, netmask, family }) {
  const bits = family === 'IPv4' ? ipv4Bits(netmask) : ipv6Bits(netmask);
  return /^1*0*$/.test(bits) ? `${address}/${bits.indexOf('0') === -1 ? bits.length : bits.indexOf('0')}` : null;
}

function ipv4Bits(mask) {
  return mask.split('.').map((part) => (+part).toString(2).padStart(8, '0')).join('');
}

function ipv6Bits(mask) {
  const [head, tail] = mask.split('::').map((half) => (half ? half.split(':') : []));
  const groups = tail === undefined ? head : [...head, ...new Array(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

// ---- users and priorities

function userInfo(options) {
  const user = ops.user();
  if (user === null) throw systemError('uv_os_get_passwd', 2);
  const buffers = options !== null && typeof options === 'object' && options.encoding === 'buffer';
  const text = (value) => (buffers ? require('buffer').Buffer.from(value) : value);
  const [uid, gid, username, home, shell] = user;
  return { __proto__: null, uid, gid, username: text(username), homedir: text(home), shell: text(shell) };
}

function getPriority(pid = 0) {
  validateInt32(pid, 'pid');
  const answer = ops.getPriority(pid);
  if (answer >= 1000) throw systemError('uv_os_getpriority', answer - 1000);
  return answer;
}

/** setPriority([pid,] priority) */
function setPriority(...args) {
  const [pid, priority] = args.length < 2 || args[1] === undefined ? [0, args[0]] : args;
  validateInt32(pid, 'pid');
  validateInt32(priority, 'priority', -20, 19);
  const errno = ops.setPriority(pid, priority);
  if (errno !== 0) throw systemError('uv_os_setpriority', errno);
}

function systemError(syscall, errno) {
  const { name: code, message } = require('internal/errno').describe(-errno);
  return new codes.ERR_SYSTEM_ERROR({ errno: -errno, code, message, syscall });
}

// ---- constants

const errorNumbers = `E2BIG 7 EACCES 13 EADDRINUSE 98 EADDRNOTAVAIL 99 EAFNOSUPPORT 97 EAGAIN 11 EALREADY 114 EBADF 9 EBADMSG 74 EBUSY 16 ECANCELED 125
  ECHILD 10 ECONNABORTED 103 ECONNREFUSED 111 ECONNRESET 104 EDEADLK 35 EDESTADDRREQ 89 EDOM 33 EDQUOT 122 EEXIST 17 EFAULT 14 EFBIG 27 EHOSTUNREACH 113
  EIDRM 43 EILSEQ 84 EINPROGRESS 115 EINTR 4 EINVAL 22 EIO 5 EISCONN 106 EISDIR 21 ELOOP 40 EMFILE 24 EMLINK 31 EMSGSIZE 90 EMULTIHOP 72 ENAMETOOLONG 36
  ENETDOWN 100 ENETRESET 102 ENETUNREACH 101 ENFILE 23 ENOBUFS 105 ENODATA 61 ENODEV 19 ENOENT 2 ENOEXEC 8 ENOLCK 37 ENOLINK 67 ENOMEM 12 ENOMSG 42
  ENOPROTOOPT 92 ENOSPC 28 ENOSR 63 ENOSTR 60 ENOSYS 38 ENOTCONN 107 ENOTDIR 20 ENOTEMPTY 39 ENOTSOCK 88 ENOTSUP 95 ENOTTY 25 ENXIO 6 EOPNOTSUPP 95
  EOVERFLOW 75 EPERM 1 EPIPE 32 EPROTO 71 EPROTONOSUPPORT 93 EPROTOTYPE 91 ERANGE 34 EROFS 30 ESPIPE 29 ESRCH 3 ESTALE 116 ETIME 62 ETIMEDOUT 110
  ETXTBSY 26 EWOULDBLOCK 11 EXDEV 18`;

function makeConstants() {
  const errno = Object.create(null);
  for (const [, code, number] of errorNumbers.matchAll(/(\w+) (\d+)/g)) errno[code] = Number(number);
  return Object.assign(readOnly({ UV_UDP_REUSEADDR: 4 }), {
    dlopen: readOnly({ RTLD_LAZY: 1, RTLD_NOW: 2, RTLD_GLOBAL: 256, RTLD_LOCAL: 0, RTLD_DEEPBIND: 8 }),
    errno: readOnly(errno),
    signals: Object.freeze(require('internal/errno').signals),
    priority: readOnly({
      PRIORITY_LOW: 19, PRIORITY_BELOW_NORMAL: 10, PRIORITY_NORMAL: 0, PRIORITY_ABOVE_NORMAL: -7, PRIORITY_HIGH: -14, PRIORITY_HIGHEST: -20,
    }),
  });
}

/** Constants that cannot be changed; others can be added. */
function readOnly(values) {
  const made = Object.create(null);
  for (const name of Object.keys(values)) Object.defineProperty(made, name, { value: values[name], enumerable: true });
  return made;
}

// The getters stand for their values in text: `${os.hostname}`.
for (const getter of [
  arch, availableParallelism, endianness, freemem, homedir, hostname, platform, release, tmpdir, totalmem, type, uptime, version, machine,
]) {
  getter[Symbol.toPrimitive] = () => getter();
}

module.exports = {
  arch, availableParallelism, cpus, endianness, freemem, getPriority, homedir, hostname, loadavg, networkInterfaces, platform, release, setPriority, tmpdir,
  totalmem, type, userInfo, uptime, version, machine,
};

let constants;
Object.defineProperties(module.exports, {
  constants: { configurable: false, enumerable: true, get: () => constants ??= makeConstants() },
  EOL: { configurable: true, enumerable: true, writable: false, value: '\n' },
  devNull: { configurable: true, enumerable: true, writable: false, value: '/dev/null' },
});
