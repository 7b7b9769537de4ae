// A CommonJS module with a directive.
'use strict'; console.log((function () { return this; })()); try { undeclared = 1; } catch (e) { console.log(e.name); } console.log(this === module.exports);