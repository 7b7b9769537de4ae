// module.exports replaced by a function that has properties.
module.exports = function two() { return 'two called'; };
module.exports.shared = 'shared';
