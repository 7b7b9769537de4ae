// `readline/promises`: `readline` with promises.
// Follows https://nodejs.org/docs/latest-v26.x/api/readline.html#promises-api
'use strict';
