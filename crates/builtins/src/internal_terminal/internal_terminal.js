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
  switch (env.FORCE_COLOR) {
    case undefined: break;
    case '': case '1': case 'true': return 4;
    case '2': return 8;
    case '3': return 24;
    default: return 1;
  }
  if (env.NODE_DISABLE_COLORS || env.NO_COLOR || env.TERM === 'dumb') return 1;
  if (env.TMUX) return 24;
  if ('TF_BUILD' in env && 'AGENT_NAME' in env) return 4;
  if ('CI' in env) return ciColorDepth(env);
  if (env.TERM_PROGRAM === 'iTerm.app') return /^[0-2]\./.test(env.TERM_PROGRAM_VERSION ?? '') ? 8 : 24;
  if (env.TERM_PROGRAM === 'HyperTerm' || env.TERM_PROGRAM === 'MacTerm') return 24;
  if (env.TERM_PROGRAM === 'Apple_Terminal') return 8;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 24;
  const term = (env.TERM ?? '').toLowerCase();
  if (/^(xterm-kitty|xterm-ghostty|alacritty|mosh)$/.test(term) || /(truecolor|direct)$/.test(term)) return 24;
  if (term.endsWith('-256') || term.endsWith('-256color')) return 8;
  if (/ansi|color|linux|^con\d*x\d|^rxvt|^screen|^xterm|^vt100|^vt220|^cygwin|^konsole|^putty|^st$|^gnome|^hurd|^eterm|^dtterm|^jfbterm|^kterm|^rxvt-unicode/.test(term)) return 4;
  return env.COLORTERM ? 4 : 1;
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
