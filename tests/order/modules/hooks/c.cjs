exports.a=1; exports.fn=__filename
