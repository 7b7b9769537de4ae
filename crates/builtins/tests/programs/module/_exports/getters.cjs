// Exports with a getter that throws, a name that is only compared, and half a character.
'use strict';
if (exports.compared == 1) exports['\ud800'] = 1;
Object.defineProperty(exports, 'broken', { enumerable: true, get: function () { return missing; } });
exports.fine = 1;
