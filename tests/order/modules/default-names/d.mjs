// Used by default-names.
export default (function () {});