// Used by imports-map.
export default 'self';