// Used by hoisted-functions.
import './y.mjs'; export function f() { return 'f'; } export default function () { return 'd'; }