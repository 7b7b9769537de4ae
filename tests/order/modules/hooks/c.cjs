// A CommonJS module.
exports.a=1; exports.fn=__filename
