// How many colours terminals have, by their names and the other variables of the environment.
'use strict';
const tty = require('tty');
const { getColorDepth } = tty.WriteStream.prototype;
const depth = (env) => getColorDepth.call({}, env);
const terms = `xterm xterm-256color xterm-16color xterm-direct xterm-truecolor XTERM XTERM-256COLOR dumb screen screen-256color tmux tmux-256color linux rxvt rxvt-unicode-256color
  rxvt-unicode-24bit vt100 vt1000 vt220 ansi cygwin cons25 con132x25 con80x konsole kterm mosh putty st st-256color alacritty xterm-kitty eterm gnome hurd jfbterm mlterm terminator
  console direct iterm ghostty wezterm foot truecolor truecolor-x color dtterm sun teraterm myansi`.split(/\s+/);
for (const TERM of terms) console.log(TERM, depth({ TERM }), depth({ TERM, COLORTERM: 'yes' }), depth({ TERM, TMUX: '1' }), depth({ TERM, TEAMCITY_VERSION: '9.1.0' }));
for (const version of ['9.0.1', '9.1', '9.10.', '10.1', '9.01.', '2019.1', 'x', '']) console.log('TeamCity', version, depth({ TEAMCITY_VERSION: version, COLORTERM: 'truecolor' }));
for (const version of ['3', '2.9', '10', '', 'x', undefined]) console.log('iTerm', version, depth({ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: version }));
for (const env of [
  {}, { COLORTERM: 'truecolor' }, { COLORTERM: '24bit' }, { COLORTERM: '' }, { CI: '1' }, { CI: '', TRAVIS: '' }, { CI: '1', GITHUB_ACTIONS: '' }, { CI: '1', CI_NAME: 'codeship' },
  { CI: '1', TEAMCITY_VERSION: '9.1.0' }, { TF_BUILD: '1' }, { TF_BUILD: '1', AGENT_NAME: '' }, { TERM_PROGRAM: 'HyperTerm' }, { TERM_PROGRAM: 'Apple_Terminal' }, { TERM_PROGRAM: 'vscode' },
  { NO_COLOR: '' }, { NO_COLOR: '1', COLORTERM: '24bit' }, { NODE_DISABLE_COLORS: '1', COLORTERM: '24bit' }, { FORCE_COLOR: '', COLORTERM: '24bit' }, { FORCE_COLOR: '0' }, { FORCE_COLOR: '2' },
  { FORCE_COLOR: '3' }, { FORCE_COLOR: 'true' }, { FORCE_COLOR: 'x', NO_COLOR: '1' },
]) console.log(env, depth(env));
process.on('warning', ({ name, message }) => console.log(name, message));
for (let i = 0; i < 2; i++) console.log(depth({ FORCE_COLOR: '1', NO_COLOR: '1', NODE_DISABLE_COLORS: '1' }));
for (const fd of [-1, 0.5, 'a', 2 ** 31, undefined]) {
  for (const Class of [tty.ReadStream, tty.WriteStream]) {
    try {
      console.log(new Class(fd));
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
}
