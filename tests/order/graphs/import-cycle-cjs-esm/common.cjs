// Requires the ES module.
console.log('common');
module.exports = { seen: require('./first.mjs').first };
