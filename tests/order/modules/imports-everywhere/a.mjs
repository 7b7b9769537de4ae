// Used by imports-everywhere.
export function a() { return 'called'; } a.K = class { v = 1; }; a.k = 'key';