// `internal/console_colors`: whether what a console prints is coloured, Node 26. Loaded when it may be.
// Follows https://nodejs.org/docs/latest-v26.x/api/console.html and https://nodejs.org/docs/latest-v26.x/api/tty.html
'use strict';

const { loaded } = require('internal/boot');

/** A variable of the environment: of `process.env` as soon as a program may have changed that. */
function variable(name) {
  const process = loaded('process');
  return process === undefined ? ops.variable(name) : process.env[name];
}

/** For the writer of one of the process's own descriptors. */
function hasColors({ fd, stream }) {
  return stream === undefined ? descriptorHasColors(fd) : streamHasColors(stream);
}

function streamHasColors(stream) {
  const FORCE_COLOR = variable('FORCE_COLOR');
  if (FORCE_COLOR !== undefined) return isColorSetting(FORCE_COLOR);
  return Boolean(stream.isTTY) && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

const isColorSetting = (setting) => setting === '' || setting === 'true' || setting === '1' || setting === '2' || setting === '3';

function descriptorHasColors(fd) {
  const forced = variable('FORCE_COLOR');
  if (forced !== undefined) return isColorSetting(forced);
  if (!ops.isTerminal(fd)) return false;
  const TERM = variable('TERM') ?? '';
  if (variable('NODE_DISABLE_COLORS') || variable('NO_COLOR') || TERM === 'dumb') return false;
  return variable('COLORTERM') !== undefined || /color|ansi|cygwin|linux|^(?:xterm|screen|tmux|vt100|vt220|rxvt|konsole|kitty|alacritty|mosh|putty|st|hurd|jfbterm|gnome|eterm|dtterm|cons25|con\d*x\d)/i.test(TERM);
}

Object.assign(exports, { hasColors, streamHasColors });
