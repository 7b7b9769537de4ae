// Used by require-of-esm.
try { console.log(require('./cyc.mjs')); } catch (e) { console.log(e.code, e.message.replace(/\/.*\/modules/g, '').slice(0, 60)); }