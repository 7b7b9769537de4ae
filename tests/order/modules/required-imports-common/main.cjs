// A CommonJS module that is running requires an ES module that imports it: refused, whoever asked for the CommonJS module.
'use strict';
exports.early = 1;
const attempt = (name) => {
  try {
    console.log(Object.keys(require(name)));
  } catch (error) {
    console.log(name, error.code, error.message.replace(/\/\S*\//g, ''));
  }
};
attempt('./back.mjs');
attempt('./other.cjs');
import('./other-again.mjs').then(() => attempt('./back.mjs'));
