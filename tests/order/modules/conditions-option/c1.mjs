// Used by conditions-option.
export default 'c1';