// `internal/readline/keys`: what key a terminal's bytes stand for.
// Follows https://nodejs.org/docs/latest-v26.x/api/readline.html#readlineemitkeypresseventsstream-interface
'use strict';
