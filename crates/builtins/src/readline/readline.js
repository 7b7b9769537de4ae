// `readline`: lines of input, and editing them on terminals.
// Follows https://nodejs.org/docs/latest-v26.x/api/readline.html
'use strict';
