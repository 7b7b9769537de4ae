// Used by exported-classes.
export default class { x = import.meta.url.slice(-5) } export class B {} export const C = class {}, D = function () {};