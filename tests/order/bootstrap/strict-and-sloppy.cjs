// A CommonJS module is sloppy until it says otherwise: this of a plain call is the global object.
console.log((function () { return this === globalThis; })());
console.log((function () { 'use strict'; return this; })());
leaked = 5;
console.log(globalThis.leaked, delete globalThis.leaked);
