// `node:path`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/path.html
//
// Both flavours work the same way: a path is a root (`/`, `C:\`, `\\server\share\`) and a tail of segments.

const SLASH = 47;
const BACKSLASH = 92;
const DOT = 46;
const COLON = 58;

const isPosixSeparator = (code) => code === SLASH;
const isWindowsSeparator = (code) => code === SLASH || code === BACKSLASH;

function checkString(value, name) {
  if (typeof value !== 'string') require('internal/validators').validateString(value, name);
}

// Resolves `.` and `..` and joins the segments with `separator`, without a separator at either end.
function normalizeTail(path, start, allowAboveRoot, separator, isSeparator) {
  let result = '';
  let kept = 0; // segments in `result` that a `..` may still take away
  const end = path.length;
  for (let i = start; i < end;) {
    while (i < end && isSeparator(path.charCodeAt(i))) i++;
    const from = i;
    while (i < end && !isSeparator(path.charCodeAt(i))) i++;
    const length = i - from;
    if (length === 0 || (length === 1 && path.charCodeAt(from) === DOT)) continue;
    if (length === 2 && path.charCodeAt(from) === DOT && path.charCodeAt(from + 1) === DOT) {
      if (kept > 0) {
        const cut = result.lastIndexOf(separator);
        result = cut < 0 ? '' : result.slice(0, cut);
        kept--;
      } else if (allowAboveRoot) {
        result = result.length === 0 ? '..' : `${result}${separator}..`;
      }
      continue;
    }
    const segment = path.slice(from, i);
    result = result.length === 0 ? segment : `${result}${separator}${segment}`;
    kept++;
  }
  return result;
}

// Where the last segment of path[start..] begins and ends, separators at the end left out; undefined if there is none.
function lastSegment(path, start, isSeparator) {
  let end = path.length;
  while (end > start && isSeparator(path.charCodeAt(end - 1))) end--;
  if (end === start) return undefined;
  let from = end;
  while (from > start && !isSeparator(path.charCodeAt(from - 1))) from--;
  return { from, end };
}

// The position of the extension's dot in `name`, or -1: a dot that is neither first nor in `..`.
function extensionDot(name) {
  const dot = name.lastIndexOf('.');
  return dot <= 0 || name === '..' ? -1 : dot;
}

function withoutSuffix(name, suffix) {
  if (suffix === name || !name.endsWith(suffix)) return name;
  return name.slice(0, name.length - suffix.length);
}

function formatFor(separator) {
  function _format(pathObject) {
    require('internal/validators').validateObject(pathObject, 'pathObject');
    const { root, ext } = pathObject;
    const dir = pathObject.dir || root;
    const extension = ext ? `${ext[0] === '.' ? '' : '.'}${ext}` : '';
    const base = pathObject.base || `${pathObject.name || ''}${extension}`;
    if (!dir) return base;
    return dir === root ? `${dir}${base}` : `${dir}${separator}${base}`;
  }
  return _format.bind(null);
}

function baseOf(path, suffix, start, isSeparator) {
  if (suffix !== undefined) checkString(suffix, 'suffix');
  checkString(path, 'path');
  const first = start(path);
  const { from, end } = lastSegment(path, first, isSeparator) ?? { from: first, end: first };
  const name = path.slice(from, end);
  if (suffix === undefined || suffix.length === 0 || suffix.length > path.length) return name;
  if (suffix === path) return '';
  // Node leaves the separators at the end where the suffix is longer than the name and ends with it.
  return suffix.length > name.length && suffix.endsWith(name) ? path.slice(from) : withoutSuffix(name, suffix);
}

function extensionOf(path, start, isSeparator) {
  const segment = lastSegment(path, start, isSeparator);
  if (segment === undefined) return '';
  const name = path.slice(segment.from, segment.end);
  const dot = extensionDot(name);
  return dot < 0 ? '' : name.slice(dot);
}

function parsedName(name, underPosixRoot = false) {
  // Node's posix.parse('/..') finds an extension there, its extname does not.
  const dot = underPosixRoot && name === '..' ? 1 : extensionDot(name);
  return dot < 0 ? { base: name, ext: '', name } : { base: name, ext: name.slice(dot), name: name.slice(0, dot) };
}

function workingDirectory() {
  return require('process').cwd();
}

// ---- POSIX

const posix = {
  resolve(...args) {
    let resolved = '';
    let absolute = false;
    for (let i = args.length - 1; i >= 0 && !absolute; i--) {
      const path = args[i];
      checkString(path, `paths[${i}]`);
      if (path.length === 0) continue;
      resolved = `${path}/${resolved}`;
      absolute = path.charCodeAt(0) === SLASH;
    }
    if (!absolute) {
      const cwd = workingDirectory();
      resolved = `${cwd}/${resolved}`;
      absolute = cwd.charCodeAt(0) === SLASH;
    }
    const tail = normalizeTail(resolved, 0, !absolute, '/', isPosixSeparator);
    if (absolute) return `/${tail}`;
    return tail.length > 0 ? tail : '.';
  },

  normalize(path) {
    checkString(path, 'path');
    if (path.length === 0) return '.';
    const absolute = path.charCodeAt(0) === SLASH;
    const trailing = path.charCodeAt(path.length - 1) === SLASH;
    let tail = normalizeTail(path, 0, !absolute, '/', isPosixSeparator);
    if (tail.length === 0) {
      if (absolute) return '/';
      return trailing ? './' : '.';
    }
    if (trailing) tail += '/';
    return absolute ? `/${tail}` : tail;
  },

  isAbsolute(path) {
    checkString(path, 'path');
    return path.length > 0 && path.charCodeAt(0) === SLASH;
  },

  join(...args) {
    let joined = '';
    for (let i = 0; i < args.length; i++) {
      const part = args[i];
      checkString(part, 'path');
      if (part.length > 0) joined = joined.length === 0 ? part : `${joined}/${part}`;
    }
    return joined.length === 0 ? '.' : posix.normalize(joined);
  },

  relative(from, to) {
    checkString(from, 'from');
    checkString(to, 'to');
    if (from === to) return '';
    from = posix.resolve(from);
    to = posix.resolve(to);
    if (from === to) return '';
    return climb(segmentsOf(from, 1, '/'), segmentsOf(to, 1, '/'), '/', (a, b) => a === b);
  },

  toNamespacedPath(path) {
    return path;
  },

  dirname(path) {
    checkString(path, 'path');
    if (path.length === 0) return '.';
    const absolute = path.charCodeAt(0) === SLASH;
    let end = path.length - 1;
    while (end > 0 && path.charCodeAt(end) === SLASH) end--;
    while (end > 0 && path.charCodeAt(end) !== SLASH) end--;
    if (end === 0) return absolute ? '/' : '.';
    return absolute && end === 1 && path.charCodeAt(0) === SLASH && path.charCodeAt(1) === SLASH ? '//' : path.slice(0, end);
  },

  basename(path, suffix) {
    return baseOf(path, suffix, () => 0, isPosixSeparator);
  },

  extname(path) {
    checkString(path, 'path');
    return extensionOf(path, 0, isPosixSeparator);
  },

  format: formatFor('/'),

  parse(path) {
    checkString(path, 'path');
    const parts = { root: '', dir: '', base: '', ext: '', name: '' };
    if (path.length === 0) return parts;
    const absolute = path.charCodeAt(0) === SLASH;
    if (absolute) parts.root = '/';
    const segment = lastSegment(path, absolute ? 1 : 0, isPosixSeparator);
    if (segment === undefined) {
      parts.dir = parts.root;
      return parts;
    }
    Object.assign(parts, parsedName(path.slice(segment.from, segment.end), absolute && segment.from === 1));
    if (segment.from > 1) parts.dir = path.slice(0, segment.from - 1);
    else if (absolute) parts.dir = '/';
    return parts;
  },

  matchesGlob(path, pattern) {
    return matchesGlob(path, pattern, false);
  },

  sep: '/',
  delimiter: ':',
  win32: null,
  posix: null,
};

function segmentsOf(path, start, separator) {
  const tail = path.slice(start);
  return tail.length === 0 ? [] : tail.split(separator);
}

// The way from one list of segments to another: up to where they part, then down.
function climb(from, to, separator, same) {
  let common = 0;
  while (common < from.length && common < to.length && same(from[common], to[common])) common++;
  const steps = new Array(from.length - common).fill('..');
  return [...steps, ...to.slice(common)].join(separator);
}

// ---- Windows

function isDriveLetter(code) {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

// { device, end, absolute }: the device is `C:` or `\\server\share`, `end` is where the tail begins.
// `\\.\x` and `\\?\x` name devices of the system.
function windowsRoot(path) {
  const first = path.charCodeAt(0);
  if (isWindowsSeparator(first)) return uncRoot(path) ?? { device: '', end: 1, absolute: true };
  if (isDriveLetter(first) && path.charCodeAt(1) === COLON) {
    const absolute = path.length > 2 && isWindowsSeparator(path.charCodeAt(2));
    return { device: path.slice(0, 2), end: absolute ? 3 : 2, absolute };
  }
  return { device: '', end: 0, absolute: false };
}

function uncRoot(path) {
  if (path.length < 2 || !isWindowsSeparator(path.charCodeAt(1))) return undefined;
  const server = segmentAt(path, 2);
  if (server === undefined || server.after === server.end) return undefined;
  const share = segmentAt(path, server.after);
  if (share === undefined) return undefined;
  const name = path.slice(server.from, server.end);
  if (name === '.' || name === '?') return { device: `\\\\${name}`, end: 4, absolute: true };
  return { device: `\\\\${name}\\${path.slice(share.from, share.end)}`, end: share.end, absolute: true, unc: true };
}

// The segment that begins at `from`, and where the next may begin; undefined if it is empty.
function segmentAt(path, from) {
  let end = from;
  while (end < path.length && !isWindowsSeparator(path.charCodeAt(end))) end++;
  if (end === from) return undefined;
  let after = end;
  while (after < path.length && isWindowsSeparator(path.charCodeAt(after))) after++;
  return { from, end, after };
}

const reservedNames = new Set(['CON', 'PRN', 'AUX', 'NUL', 'COM1', 'COM2', 'COM3', 'COM4', 'COM5', 'COM6', 'COM7', 'COM8',
  'COM9', 'LPT1', 'LPT2', 'LPT3', 'LPT4', 'LPT5', 'LPT6', 'LPT7', 'LPT8', 'LPT9', 'COM\u00b9', 'COM\u00b2', 'COM\u00b3',
  'LPT\u00b9', 'LPT\u00b2', 'LPT\u00b3']);

// A name without a colon loses its last letter here (`COM1.`), as it does in Node.
function isReservedName(path, colon) {
  return reservedNames.has(path.slice(0, colon).toUpperCase());
}

const win32 = {
  resolve(...args) {
    let device = '';
    let tail = '';
    let absolute = false;
    for (let i = args.length - 1; i >= -1; i--) {
      const path = i >= 0 ? args[i] : startingPoint(device);
      if (i >= 0) checkString(path, `paths[${i}]`);
      if (path.length === 0) continue;
      const root = windowsRoot(path);
      if (root.device.length > 0) {
        if (device.length === 0) device = root.device;
        else if (root.device.toLowerCase() !== device.toLowerCase()) continue; // another drive
      }
      if (!absolute) {
        tail = `${path.slice(root.end)}\\${tail}`;
        absolute = root.absolute;
      }
      if (absolute && device.length > 0) break;
    }
    tail = normalizeTail(tail, 0, !absolute, '\\', isWindowsSeparator);
    return absolute ? `${device}\\${tail}` : `${device}${tail}` || '.';
  },

  normalize(path) {
    checkString(path, 'path');
    if (path.length === 0) return '.';
    if (path.length === 1) return path.charCodeAt(0) === SLASH ? '\\' : path;
    const colon = path.indexOf(':');
    const reserved = colon > 0 && isReservedName(path, colon);
    const root = reserved ? { device: path.slice(0, colon + 1), end: colon + 1, absolute: false } : windowsRoot(path);
    if (root.unc && root.end === path.length) return `${root.device}\\`;
    let tail = normalizeTail(path, root.end, !root.absolute, '\\', isWindowsSeparator);
    const trailing = root.end < path.length && isWindowsSeparator(path.charCodeAt(path.length - 1));
    if (tail.length === 0 && !root.absolute) tail = '.';
    if (tail.length > 0 && trailing) tail += '\\';
    if (!root.absolute && root.device.length === 0 && colon >= 0) tail = guardColon(path, tail);
    if (isReservedName(path, colon)) return `.\\${root.device}${tail}`;
    return `${root.device}${root.absolute ? '\\' : ''}${tail}`;
  },

  isAbsolute(path) {
    checkString(path, 'path');
    if (path.length === 0) return false;
    const first = path.charCodeAt(0);
    return isWindowsSeparator(first) ||
      (path.length > 2 && isDriveLetter(first) && path.charCodeAt(1) === COLON && isWindowsSeparator(path.charCodeAt(2)));
  },

  join(...args) {
    const parts = [];
    for (let i = 0; i < args.length; i++) {
      checkString(args[i], 'path');
      if (args[i].length > 0) parts.push(args[i]);
    }
    if (parts.length === 0) return '.';
    const joined = keepFromUnc(parts[0], parts.join('\\'));
    // Where a part names a device (`CON:`), nothing is taken apart.
    if (joined.split('\\').some((part) => part.includes(':') && isReservedName(part, part.indexOf(':')))) return joined.replaceAll('/', '\\');
    return win32.normalize(joined);
  },

  relative(from, to) {
    checkString(from, 'from');
    checkString(to, 'to');
    if (from === to) return '';
    const fromFull = win32.resolve(from);
    const toFull = win32.resolve(to);
    if (fromFull === toFull || fromFull.toLowerCase() === toFull.toLowerCase()) return '';
    const same = (a, b) => a.toLowerCase() === b.toLowerCase();
    const fromParts = segmentsOf(trimmed(fromFull), 0, '\\');
    const toParts = segmentsOf(trimmed(toFull), 0, '\\');
    if (fromParts.length > 0 && toParts.length > 0 && !same(fromParts[0], toParts[0])) return toFull;
    return climb(fromParts, toParts, '\\', same);
  },

  toNamespacedPath(path) {
    if (typeof path !== 'string' || path.length === 0) return path;
    const resolved = win32.resolve(path);
    if (resolved.length <= 2) return path;
    if (resolved.startsWith('\\\\')) {
      const third = resolved[2];
      if (third !== '?' && third !== '.') return `\\\\?\\UNC\\${resolved.slice(2)}`;
    } else if (isDriveLetter(resolved.charCodeAt(0)) && resolved.charCodeAt(1) === COLON && resolved[2] === '\\') {
      return `\\\\?\\${resolved}`;
    }
    return resolved;
  },

  dirname(path) {
    checkString(path, 'path');
    if (path.length === 0) return '.';
    if (path.length === 1) return isWindowsSeparator(path.charCodeAt(0)) ? path : '.';
    const root = directoryRoot(path);
    if (root === path.length && root > 1 && isWindowsSeparator(path.charCodeAt(0))) return path;
    let end = path.length;
    while (end > root && isWindowsSeparator(path.charCodeAt(end - 1))) end--;
    while (end > root && !isWindowsSeparator(path.charCodeAt(end - 1))) end--;
    if (end > root) end--;
    if (end > 0) return path.slice(0, end);
    return '.';
  },

  basename(path, suffix) {
    return baseOf(path, suffix, driveLength, isWindowsSeparator);
  },

  extname(path) {
    checkString(path, 'path');
    return extensionOf(path, driveLength(path), isWindowsSeparator);
  },

  format: formatFor('\\'),

  parse(path) {
    checkString(path, 'path');
    const parts = { root: '', dir: '', base: '', ext: '', name: '' };
    if (path.length === 0) return parts;
    const rootEnd = directoryRoot(path);
    parts.root = path.slice(0, rootEnd);
    parts.dir = parts.root;
    const segment = lastSegment(path, rootEnd, isWindowsSeparator);
    if (segment === undefined) return parts;
    Object.assign(parts, parsedName(path.slice(segment.from, segment.end)));
    if (segment.from > rootEnd) parts.dir = path.slice(0, segment.from - 1);
    return parts;
  },

  matchesGlob(path, pattern) {
    return matchesGlob(path, pattern, true);
  },

  sep: '\\',
  delimiter: ';',
  win32: null,
  posix: null,
};

// The directory that a path without root is under: Windows has one for each drive.
function startingPoint(device) {
  if (device.length === 0) return workingDirectory();
  const cwd = require('process').env[`=${device}`] || workingDirectory();
  const otherDrive = cwd.slice(0, 2).toLowerCase() !== device.toLowerCase() && cwd.charCodeAt(2) === BACKSLASH;
  return otherDrive ? `${device}\\` : cwd;
}

// A normalised relative path must not come to look like one with a drive, as `./c:/x` would.
function guardColon(path, tail) {
  if (tail.length >= 2 && isDriveLetter(tail.charCodeAt(0)) && tail.charCodeAt(1) === COLON) return `.\\${tail}`;
  for (let colon = path.indexOf(':'); colon !== -1; colon = path.indexOf(':', colon + 1)) {
    if (colon === path.length - 1 || isWindowsSeparator(path.charCodeAt(colon + 1))) return `.\\${tail}`;
  }
  return tail;
}

// Joined parts begin with two separators only if the first part meant a UNC path.
function keepFromUnc(first, joined) {
  let count = 0;
  while (count < first.length && count < 3 && isWindowsSeparator(first.charCodeAt(count))) count++;
  const meansUnc = count === 2 && first.length > 2;
  if (meansUnc) return joined;
  let separators = 0;
  while (separators < joined.length && isWindowsSeparator(joined.charCodeAt(separators))) separators++;
  return separators >= 2 ? `\\${joined.slice(separators)}` : joined;
}

function trimmed(path) {
  let start = 0;
  let end = path.length;
  while (start < end && path.charCodeAt(start) === BACKSLASH) start++;
  while (end - 1 > start && path.charCodeAt(end - 1) === BACKSLASH) end--;
  return path.slice(start, end);
}

function driveLength(path) {
  return path.length >= 2 && isDriveLetter(path.charCodeAt(0)) && path.charCodeAt(1) === COLON ? 2 : 0;
}

// The length of the root as dirname and parse see it: with the separator after it, UNC roots included.
function directoryRoot(path) {
  if (isWindowsSeparator(path.charCodeAt(0))) {
    if (path.length < 2 || !isWindowsSeparator(path.charCodeAt(1))) return 1;
    const server = segmentAt(path, 2);
    if (server === undefined || server.after === server.end) return 1;
    const share = segmentAt(path, server.after);
    if (share === undefined) return 1;
    return share.end === path.length ? share.end : share.end + 1;
  }
  const drive = driveLength(path);
  return drive === 2 && path.length > 2 && isWindowsSeparator(path.charCodeAt(2)) ? 3 : drive;
}

// ---- globs

const patterns = new Map();

function matchesGlob(path, pattern, windows) {
  checkString(path, 'path');
  checkString(pattern, 'pattern');
  const key = windows ? `w${pattern}` : `p${pattern}`;
  let matcher = patterns.get(key);
  if (matcher === undefined) {
    if (patterns.size >= 256) patterns.clear();
    const { platform } = require('process');
    const ignoreCase = platform === 'win32' || platform === 'darwin';
    patterns.set(key, matcher = require('internal/glob').compile(pattern, { windows, ignoreCase }));
  }
  return matcher(path);
}

posix.win32 = win32.win32 = win32;
posix.posix = win32.posix = posix;
posix._makeLong = posix.toNamespacedPath;
win32._makeLong = win32.toNamespacedPath;

module.exports = posix;
