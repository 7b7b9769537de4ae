// `node:path/posix`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/path.html#pathposix
module.exports = require('path').posix;
