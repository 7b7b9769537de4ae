// One of the shapes.
exports.a = 1; delete exports.a; // exports.commented = 1
/* exports.alsoCommented = 2 */ const s = 'exports.inString = 1'; const t = `exports.inTemplate = ${exports.inExpr = 3}`; const r = /exports.inRegex = 1/;