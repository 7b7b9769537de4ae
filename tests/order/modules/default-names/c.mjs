// Used by default-names.
export default (class {});