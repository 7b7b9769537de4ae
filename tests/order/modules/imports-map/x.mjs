// Used by imports-map.
export default 'x';