// `internal/terminal`: terminals as process.stdin, process.stdout and process.stderr, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/tty.html
'use strict';

const process = require('process');

// ---- output

const { SocketOutput, ops } = require('internal/stdio');

class OutputTerminal extends SocketOutput {
  constructor(fd) {
    super(fd);
    [this.columns, this.rows] = ops.windowSize(fd) ?? [80, 24];
    // The size is kept up to date as long as someone listens for its changes.
    this.on('newListener', (name) => {
      if (name === 'resize' && this.listenerCount('resize') === 0) process.on('SIGWINCH', this.#measure);
    });
    this.on('removeListener', (name) => {
      if (name === 'resize' && this.listenerCount('resize') === 0) process.removeListener('SIGWINCH', this.#measure);
    });
  }

  #measure = () => this._refreshSize();

  _refreshSize() {
    const [columns, rows] = ops.windowSize(this.fd) ?? [this.columns, this.rows];
    if (columns === this.columns && rows === this.rows) return;
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  }

  getWindowSize() { return [this.columns, this.rows]; }
  getColorDepth(env = process.env) { return colorDepth(env); }

  hasColors(count, env) {
    if (env === undefined && (count === undefined || (typeof count === 'object' && count !== null))) {
      env = count;
      count = 16;
    } else {
      require('internal/validators').validateInteger(count, 'count', 2);
    }
    return count <= 2 ** this.getColorDepth(env);
  }

  clearLine(direction, callback) { return cursor().clearLine(this, direction, callback); }
  clearScreenDown(callback) { return cursor().clearScreenDown(this, callback); }
  cursorTo(x, y, callback) { return cursor().cursorTo(this, x, y, callback); }
  moveCursor(dx, dy, callback) { return cursor().moveCursor(this, dx, dy, callback); }
}
OutputTerminal.prototype.isTTY = true;

const cursor = () => require('internal/readline/cursor');

/** Bits of colour that a terminal understands, by its variables: 1, 4, 8 or 24. */
function colorDepth(env) {
  if (env.FORCE_COLOR !== undefined) return forcedDepth(env);
  if (env.NODE_DISABLE_COLORS || env.NO_COLOR || env.TERM === 'dumb') return 1;
  if (env.TMUX) return 24;
  if ('TF_BUILD' in env && 'AGENT_NAME' in env) return 4;
  if ('CI' in env) return ciColorDepth(env);
  // TeamCity, from version 9.1 on.
  if ('TEAMCITY_VERSION' in env) return /^(?:9\.0*[1-9]\d*\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? 4 : 1;
  if (env.TERM_PROGRAM === 'iTerm.app') return !env.TERM_PROGRAM_VERSION || /^[0-2]\./.test(env.TERM_PROGRAM_VERSION) ? 8 : 24;
  if (env.TERM_PROGRAM === 'HyperTerm' || env.TERM_PROGRAM === 'MacTerm') return 24;
  if (env.TERM_PROGRAM === 'Apple_Terminal') return 8;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 24;
  return (env.TERM ? depthOfTerm(env.TERM) : undefined) ?? (env.COLORTERM ? 4 : 1);
}

const DEEP_TERMS = new Set(['mosh', 'rxvt-unicode-24bit', 'terminator', 'xterm-kitty']);
const PLAIN_TERMS = new Set([
  'cons25', 'console', 'cygwin', 'dtterm', 'eterm', 'gnome', 'hurd', 'jfbterm', 'konsole', 'kterm', 'mlterm', 'putty', 'st',
]);

/** By the terminal's name; undefined if that says nothing. */
function depthOfTerm(name) {
  if (name.startsWith('xterm-256')) return 8;
  const term = name.toLowerCase();
  if (DEEP_TERMS.has(term) || term.includes('truecolor')) return 24;
  return PLAIN_TERMS.has(term) || /ansi|color|linux|direct|^con\d*x\d|^rxvt|^screen|^xterm|^vt100|^vt220/.test(term) ? 4 : undefined;
}

const FORCED = { __proto__: null, '': 4, 1: 4, true: 4, 2: 8, 3: 24 };

function forcedDepth(env) {
  const depth = FORCED[env.FORCE_COLOR];
  if (depth === undefined) return 1;
  if (env.NODE_DISABLE_COLORS || env.NO_COLOR) warnOfIgnored(env);
  return depth;
}

let hasWarned = false;

function warnOfIgnored(env) {
  if (hasWarned) return;
  hasWarned = true;
  const names = ['NODE_DISABLE_COLORS', 'NO_COLOR'].filter((name) => env[name]).map((name) => `'${name}'`);
  process.emitWarning(`The ${names.join(' and ')} env is ignored due to the 'FORCE_COLOR' env being set.`, 'Warning');
}

function ciColorDepth(env) {
  for (const name of ['CIRCLECI', 'GITEA_ACTIONS', 'GITHUB_ACTIONS']) if (name in env) return 24;
  for (const name of ['APPVEYOR', 'BUILDKITE', 'DRONE', 'GITLAB_CI', 'TRAVIS']) if (name in env) return 8;
  return env.CI_NAME === 'codeship' ? 8 : 1;
}

// ---- input

const { SocketInput } = require('internal/stdio_streams');

class InputTerminal extends SocketInput {
  constructor(inputOps) {
    super(inputOps);
    this.isTTY = true;
    this.isRaw = false;
  }

  setRawMode(mode) {
    this.isRaw = Boolean(mode);
    ops.setRawMode(this.isRaw);
    return this;
  }
}

for (const [Class, name] of [[OutputTerminal, 'WriteStream'], [InputTerminal, 'ReadStream']]) Object.defineProperty(Class, 'name', { value: name });

module.exports = {
  OutputTerminal,
  InputTerminal,
  makeOutput: (fd) => new OutputTerminal(fd),
  makeInput: (inputOps) => new InputTerminal(inputOps),
};
