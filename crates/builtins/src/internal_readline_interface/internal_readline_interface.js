// `internal/readline/interface`: `Interface`.
// Follows https://nodejs.org/docs/latest-v26.x/api/readline.html#class-interfaceconstructor
'use strict';
