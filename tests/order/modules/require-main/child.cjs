// Not the main module.
console.log('child', require.main === module, module.parent === require.main, require('path').basename(require.main.filename));
