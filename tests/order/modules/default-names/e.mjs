// Used by default-names.
export default class { static name = 'own'; }