// A .js file without is CommonJS, and may return.
const fs = require('fs'); console.log(typeof module, this === exports, require.main === module, await_); var await_ = 1; return; console.log('no');