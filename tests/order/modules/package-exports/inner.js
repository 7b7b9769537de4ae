// Reached by its name in the imports map.
export default 'inner';
