// `internal/readline/cursor`: cursors and widths of text on terminals.
// Follows https://nodejs.org/docs/latest-v26.x/api/readline.html#readlineclearlinestream-dir-callback
'use strict';
