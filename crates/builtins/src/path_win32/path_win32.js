// `node:path/win32`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/path.html#pathwin32
module.exports = require('path').win32;
