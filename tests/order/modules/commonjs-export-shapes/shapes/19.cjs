// One of the shapes.
if (true) { module.exports = require('./x'); } else { module.exports = require('./y'); }