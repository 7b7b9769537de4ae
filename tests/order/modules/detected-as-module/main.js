// A .js file with import and export is an ES module.
import fs from 'node:fs'; export const a = 1; console.log(typeof require, typeof fs, import.meta.url.slice(-7), this);