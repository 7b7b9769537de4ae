// require.main, module.parent and the children.
const child = require('./child.cjs');
console.log('main', require.main === module, module.children[0].exports === child, module.children.length);
