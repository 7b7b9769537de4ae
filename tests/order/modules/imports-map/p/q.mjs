// Used by imports-map.
export default 'q';